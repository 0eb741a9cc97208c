package dev.pawl.activities.checks.workload;

import static dev.pawl.activities.checks.CleanCluster.agents;
import static dev.pawl.activities.checks.CleanCluster.budget;
import static dev.pawl.activities.checks.CleanCluster.deployment;
import static dev.pawl.activities.checks.CleanCluster.node;
import static dev.pawl.activities.checks.CleanCluster.pod;
import static dev.pawl.activities.checks.CleanCluster.view;
import static dev.pawl.activities.checks.CleanCluster.web;
import static dev.pawl.activities.checks.Planted.block;
import static dev.pawl.activities.checks.Planted.info;
import static dev.pawl.activities.checks.Planted.warn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.checks.FakeView;
import dev.pawl.activities.checks.Planted;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Yaml;
import dev.pawl.activities.checks.endpoint.Backend;
import dev.pawl.activities.checks.endpoint.Backends;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkloadChecksTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("planted")
  void shouldFindWhatIsPlanted(Planted planted) {
    planted.mustBeFoundBy(WorkloadChecks.all());
  }

  @Test
  void shouldHaveSomethingPlantedForEachCheck() {
    assertThat(planted().map(Planted::id).distinct())
        .containsExactlyInAnyOrderElementsOf(
            WorkloadChecks.all().stream().map(c -> c.about().id()).toList());
  }

  static Stream<Planted> planted() {
    return Stream.of(
        info(
            "WL-MINREADY",
            "Deployment/shop/api",
            view()
                .and(
                    Readings.DEPLOYMENTS,
                    Yaml.of(
                        Deployment.class,
                        "{metadata: {namespace: shop, name: api}, spec: {replicas: 2}}"))),
        warn(
            "WL-SPREAD-HARD",
            "Deployment/shop/web",
            spread(
                    "topologySpreadConstraints: [{maxSkew: 1, topologyKey: kubernetes.io/hostname,"
                        + " whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: web}}}]")
                .withPool(NO_SURGE)),
        warn("WL-SPREAD-HARD", "Deployment/shop/web", spread(APART).withPool(NO_SURGE)),
        warn("SVC-SINGLE-EP", "Service/shop/web", service("", "web-1")),
        warn(
            "SVC-SINGLE-EP",
            "Service/shop/web",
            service(", type: LoadBalancer, externalTrafficPolicy: Local", "web-1", "web-2")),
        warn("IMG-PULL", "Deployment/shop/web", image("\"shop/web:latest\"")),
        warn("IMG-PULL", "Deployment/shop/web", image("\"registry:5000/web\"")),
        warn("IMG-PULL", "Deployment/shop/web", image("\"web:1\", imagePullPolicy: Never")),
        block("WL-BARE", "Pod/shop/alone", view().and(Readings.PODS, alone())),
        warn(
            "WL-BARE",
            "Pod/shop/alone",
            view().withPool("drain: {deleteBarePods: true}").and(Readings.PODS, alone())),
        warn("WL-SINGLE", "Deployment/shop/web", view().with(Readings.PODS, web("web-1", "a-1"))),
        warn("WL-ORPHAN-DS", "Pod/kube-system/agent-1", view().with(Readings.DAEMON_SETS)),
        warn(
            "WL-READINESS",
            "ReplicaSet/shop/api",
            view().and(Readings.PODS, api("api-1")).and(Readings.PODS, api("api-2"))),
        warn(
            "WL-SPREAD",
            "ReplicaSet/shop/api",
            view().and(Readings.PODS, api("api-1")).and(Readings.PODS, api("api-2"))),
        warn(
            "WL-GRACE",
            "Deployment/shop/web",
            view()
                .with(Readings.PODS, web("web-1", "a-1", "  terminationGracePeriodSeconds: 7200"))),
        warn(
            "WL-GRACE",
            "StatefulSet/shop/db",
            view()
                .and(
                    Readings.PODS,
                    pod(
                        "{namespace: shop, name: db-0, ownerReferences: [{kind: StatefulSet, name: db, controller: true}]}",
                        "a-1",
                        "  terminationGracePeriodSeconds: 0\n  containers: [{name: main}]"))),
        warn(
            "WL-TOLERATE-ALL",
            "Deployment/shop/web",
            view().with(Readings.PODS, web("web-1", "a-1", "  tolerations: [{operator: Exists}]"))),
        warn(
            "WL-NODENAME",
            "Deployment/shop/web",
            view()
                .with(
                    Readings.PODS,
                    web("web-1", "a-1", "  nodeSelector: {kubernetes.io/hostname: a-1}"))),
        warn(
            "WL-DO-NOT-EVICT",
            "Pod/shop/kept",
            view()
                .and(
                    Readings.PODS,
                    pod(
                        "{namespace: shop, name: kept, annotations: {karpenter.sh/do-not-disrupt: \"true\"}}",
                        "a-1",
                        "  containers: [{name: main}]"))),
        warn(
            "WL-JOBS",
            "Job/shop/report",
            view()
                .and(
                    Readings.PODS,
                    pod(
                        "{namespace: shop, name: report-1, creationTimestamp: \"2026-11-24T06:00:00Z\", ownerReferences: [{kind: Job, name: report, controller: true}]}",
                        "a-1",
                        "  containers: [{name: main}]"))),
        warn(
            "WL-CRASH",
            "Pod/shop/broken",
            view()
                .and(
                    Readings.PODS,
                    Yaml.of(
                        Pod.class,
                        """
                        metadata: {namespace: shop, name: broken}
                        spec: {nodeName: a-1, containers: [{name: main}]}
                        status: {phase: Running, containerStatuses: [{name: main, state: {waiting: {reason: CrashLoopBackOff}}}]}
                        """))),
        block(
            "WL-HPA-MIN",
            "HorizontalPodAutoscaler/shop/web",
            view()
                .with(Readings.BUDGETS, budget("web", "minAvailable: 1", 2, 1, 2, 1))
                .with(
                    Readings.HPAS,
                    Yaml.of(
                        HorizontalPodAutoscaler.class,
                        "{metadata: {namespace: shop, name: web}, spec: {minReplicas: 1, scaleTargetRef: {kind: Deployment, name: web}}}"))),
        warn(
            "WL-CONTROLLER-PROGRESS",
            "Deployment/shop/web",
            view().with(Readings.DEPLOYMENTS, deployment(1))),
        block(
            "DS-HEALTH",
            "DaemonSet/kube-system/agent",
            view().with(Readings.DAEMON_SETS, agents("kube-system", 1))),
        warn(
            "DS-HEALTH",
            "DaemonSet/shop/agent",
            view().with(Readings.DAEMON_SETS, agents("shop", 1))),
        warn(
            "ING-NGINX",
            "Pod/shop/ingress",
            view()
                .and(
                    Readings.PODS,
                    pod(
                        "{namespace: shop, name: ingress}",
                        "a-1",
                        "  containers: [{name: main, image: \"registry.k8s.io/ingress-nginx/controller:v1.12.0\"}]"))),
        warn(
            "PRI-CRITICAL",
            "Deployment/shop/web",
            view()
                .with(
                    Readings.PODS,
                    web("web-1", "a-1", "  priorityClassName: system-cluster-critical"))),
        block(
            "STATICPOD-REF",
            "Pod/kube-system/odd",
            view()
                .to("1.37.0")
                .and(
                    Readings.PODS,
                    pod(
                        "{namespace: kube-system, name: odd, annotations: {kubernetes.io/config.mirror: x}}",
                        "m",
                        "  containers: [{name: main}]\n  volumes: [{name: s, secret: {secretName: s}}]"))));
  }

  private static final String NO_SURGE = "strategy: {maxSurge: 0, maxUnavailable: 1}";

  private static final String APART =
      "affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
          + " [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: web}}}]}}";

  private static FakeView spread(String rule) {
    return view().with(Readings.PODS, ruled("web-1", "a-1", rule), ruled("web-2", "a-2", rule));
  }

  private static Pod ruled(String name, String node, String rule) {
    return pod(
        "{namespace: shop, name: %s, labels: {app: web, pod-template-hash: h}, ownerReferences: [{kind: ReplicaSet, name: web-h, controller: true}]}"
            .formatted(name),
        node,
        "  containers: [{name: main}]\n  " + rule);
  }

  @Test
  void shouldNotWarnOfHardSpreadWhereAMachineStandsInOrADomainIsLeft() {
    assertThat(new HardSpread().look(spread(APART)).findings()).isEmpty();
    assertThat(
            new HardSpread()
                .look(spread(APART).withPool(NO_SURGE).and(Readings.NODES, node("a-3", "")))
                .findings())
        .isEmpty();
  }

  private static FakeView service(String more, String... ready) {
    return view()
        .with(
            Readings.SERVICES,
            Yaml.of(
                Service.class,
                "{metadata: {namespace: shop, name: web}, spec: {selector: {app: web}%s}}"
                    .formatted(more)))
        .with(Backends.READING, new Backend("shop", "web", Set.of(ready), Set.of("a-1")));
  }

  private static FakeView image(String image) {
    return view()
        .with(
            Readings.PODS,
            pod(
                "{namespace: shop, name: web-1, labels: {pod-template-hash: h}, ownerReferences: [{kind: ReplicaSet, name: web-h, controller: true}]}",
                "a-1",
                "  containers: [{name: main, image: %s}]".formatted(image)));
  }

  private static Pod alone() {
    return pod("{namespace: shop, name: alone}", "a-1", "  containers: [{name: main}]");
  }

  private static Pod api(String name) {
    return pod(
        "{namespace: shop, name: %s, ownerReferences: [{kind: ReplicaSet, name: api, controller: true}]}"
            .formatted(name),
        "a-1",
        "  containers: [{name: main}]");
  }
}
