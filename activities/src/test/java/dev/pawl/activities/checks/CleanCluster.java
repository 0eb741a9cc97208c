package dev.pawl.activities.checks;

import dev.pawl.activities.checks.webhook.CleanHooks;
import dev.pawl.planner.version.KubeVersion;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;

/**
 * A cluster in which nothing is the matter: two nodes of pool {@code a}, a web shop of two pods
 * that are kept apart and budgeted, one DaemonSet, a control plane of static pods.
 */
public final class CleanCluster {

  private CleanCluster() {}

  public static FakeView view() {
    return CleanHooks.in(new FakeView())
        .with(Readings.VERSION, KubeVersion.parse("1.35.4"))
        .with(Readings.NODES, node("a-1", ""), node("a-2", ""), master(""))
        .with(
            Readings.PODS,
            web("web-1", "a-1"),
            web("web-2", "a-2"),
            agent("agent-1", "a-1"),
            agent("agent-2", "a-2"),
            component("kube-apiserver", "v1.35.4"),
            component("kube-controller-manager", "v1.35.4"),
            component("kube-scheduler", "v1.35.4"),
            component("etcd", "3.6.4-0"),
            proxy("v1.35.4"))
        .with(Readings.BUDGETS, budget("web", "maxUnavailable: 1", 2, 1, 2, 1))
        .with(Readings.DEPLOYMENTS, deployment(2))
        .with(Readings.DAEMON_SETS, agents("kube-system", 2))
        .with(Readings.NAMESPACES, namespace("kube-system", ""), namespace("shop", ""))
        .with(Readings.NODE_LEASES, lease("a-1", "kube-node-lease", "11:59:55"))
        .with(
            Readings.SYSTEM_LEASES,
            lease("kube-controller-manager", "kube-system", "11:59:58"),
            lease("kube-scheduler", "kube-system", "11:59:58"))
        .saying(Readings.READYZ, "[+]ping ok", "[+]etcd ok", "readyz check passed")
        .saying(Readings.LIVEZ, "[+]ping ok")
        .saying(Readings.VERSIONS, KubeVersion.parse("1.35.4"))
        .with(Readings.COREFILE, corefile("forward . /etc/resolv.conf"));
  }

  /**
   * A node of pool a.
   *
   * @param more of its fields, in YAML
   */
  public static Node node(String name, String more) {
    return Yaml.of(
        Node.class,
        """
        metadata: {name: %s, labels: {pool: a, kubernetes.io/hostname: %1$s}}
        status:
          allocatable: {cpu: "4", memory: 8Gi, pods: "110"}
          conditions: [{type: Ready, status: "True"}]
          nodeInfo: {kubeletVersion: v1.35.4, containerRuntimeVersion: "containerd://2.1.0"}
        %s
        """
            .formatted(name, more));
  }

  /** The same with another status. */
  public static Node nodeWith(String name, String kubelet, String runtime, String condition) {
    return Yaml.of(
        Node.class,
        """
        metadata: {name: %s, labels: {pool: a}}
        status:
          allocatable: {cpu: "4", memory: 8Gi, pods: "110"}
          conditions: [%s]
          nodeInfo: {kubeletVersion: v%s, containerRuntimeVersion: "%s", osImage: "Amazon Linux 2"}
        """
            .formatted(name, condition, kubelet, runtime));
  }

  private static Node master(String more) {
    return Yaml.of(
        Node.class,
        """
        metadata: {name: m, labels: {node-role.kubernetes.io/control-plane: ""}}
        spec: {taints: [{key: node-role.kubernetes.io/control-plane, effect: NoSchedule}]}
        status:
          allocatable: {cpu: "4", memory: 8Gi, pods: "110"}
          conditions: [{type: Ready, status: "True"}]
          nodeInfo: {kubeletVersion: v1.35.4}
        %s
        """
            .formatted(more));
  }

  /** A pod of Deployment shop/web. */
  public static Pod web(String name, String node) {
    return web(name, node, "");
  }

  /** The same with more fields of its spec, each on a line of its own. */
  public static Pod web(String name, String node, String more) {
    return pod(
        "{namespace: shop, name: %s, labels: {app: web, pod-template-hash: h}, ownerReferences:"
                .formatted(name)
            + " [{kind: ReplicaSet, name: web-h, controller: true}]}",
        node,
        """
          topologySpreadConstraints: [{maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway}]
          containers: [{name: main, image: "shop/web:1", readinessProbe: {tcpSocket: {port: 80}}}]
        """
            + more);
  }

  /** A pod that runs and is ready. */
  public static Pod pod(String metadata, String node, String spec) {
    return Yaml.of(
        Pod.class,
        """
        metadata: %s
        status: {phase: Running, conditions: [{type: Ready, status: "True"}]}
        spec:
          nodeName: %s
        %s
        """
            .formatted(metadata, node, spec));
  }

  private static Pod agent(String name, String node) {
    return pod(
        "{namespace: kube-system, name: %s, ownerReferences: [{kind: DaemonSet, name: agent, controller: true}]}"
            .formatted(name),
        node,
        "  containers: [{name: main, image: \"agent:1\"}]");
  }

  /** A static pod of the control plane. */
  public static Pod component(String name, String tag) {
    return pod(
        "{namespace: kube-system, name: %s-m, labels: {component: %1$s}, annotations: {kubernetes.io/config.mirror: x}}"
            .formatted(name),
        "m",
        "  containers: [{name: main, image: \"registry.k8s.io/%s:%s\"}]".formatted(name, tag));
  }

  public static Pod proxy(String tag) {
    return pod(
        "{namespace: kube-system, name: kube-proxy-1, labels: {k8s-app: kube-proxy}, ownerReferences: [{kind: DaemonSet, name: agent, controller: true}]}",
        "a-1",
        "  containers: [{name: main, image: \"registry.k8s.io/kube-proxy:%s\"}]".formatted(tag));
  }

  /** A budget in namespace shop, its status of its spec. */
  public static PodDisruptionBudget budget(
      String app, String rule, int expected, int desired, int current, int allowed) {
    return Yaml.of(
        PodDisruptionBudget.class,
        """
        metadata: {namespace: shop, name: %s, generation: 1}
        spec: {selector: {matchLabels: {app: %1$s}}, %s}
        status: {observedGeneration: 1, expectedPods: %d, desiredHealthy: %d, currentHealthy: %d, disruptionsAllowed: %d}
        """
            .formatted(app, rule, expected, desired, current, allowed));
  }

  public static Deployment deployment(int updated) {
    return Yaml.of(
        Deployment.class,
        """
        metadata: {namespace: shop, name: web}
        spec: {replicas: 2, minReadySeconds: 5}
        status: {replicas: 2, updatedReplicas: %d}
        """
            .formatted(updated));
  }

  public static DaemonSet agents(String namespace, int ready) {
    return Yaml.of(
        DaemonSet.class,
        """
        metadata: {namespace: %s, name: agent}
        spec: {updateStrategy: {type: RollingUpdate}}
        status: {desiredNumberScheduled: 2, numberReady: %d}
        """
            .formatted(namespace, ready));
  }

  /** CoreDNS as kubeadm sets it up. */
  public static ConfigMap corefile(String line) {
    return Yaml.of(
        ConfigMap.class,
        """
        metadata: {namespace: kube-system, name: coredns}
        data:
          Corefile: |
            # as kubeadm writes it
            .:53 {
                errors
                health {
                   lameduck 5s
                }
                kubernetes cluster.local in-addr.arpa ip6.arpa {
                   pods insecure
                   ttl 30
                }
                %s
                cache 30
            }
        """
            .formatted(line));
  }

  public static Namespace namespace(String name, String more) {
    return Yaml.of(Namespace.class, "metadata: {name: %s%s}".formatted(name, more));
  }

  public static Lease lease(String name, String namespace, String renewed) {
    return Yaml.of(
        Lease.class,
        """
        metadata: {namespace: %s, name: %s}
        spec: {holderIdentity: someone, renewTime: "2026-11-24T%s.000000Z"}
        """
            .formatted(namespace, name, renewed));
  }
}
