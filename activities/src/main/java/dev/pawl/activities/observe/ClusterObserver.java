package dev.pawl.activities.observe;

import dev.pawl.activities.kube.Pages;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.cluster.NodeState;
import dev.pawl.planner.version.KubeVersion;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at a whole cluster, for {@code pawl plan} and {@code pawl check}. */
public final class ClusterObserver {

  private static final String CONTROL_PLANE = "node-role.kubernetes.io/control-plane";
  private static final String SYSTEM = "kube-system";

  private ClusterObserver() {}

  /** The cluster at this instant; every page is asked for. */
  public static ClusterState observe(KubernetesClient client) {
    Map<String, Integer> pods = movablePodsByNode(client);
    List<NodeState> nodes =
        Pages.all(client.nodes()::list).stream()
            .map(n -> state(n, pods.getOrDefault(NodeFacts.name(n), 0)))
            .toList();
    return new ClusterState(uid(client), serverVersion(client), nodes);
  }

  /** What the apiserver says of itself at {@code /version}. */
  public static KubeVersion serverVersion(KubernetesClient client) {
    return KubeVersion.parse(client.getKubernetesVersion().getGitVersion());
  }

  /** The cluster's identity: the UID of its {@code kube-system} namespace. */
  public static String uid(KubernetesClient client) {
    Namespace system = client.namespaces().withName(SYSTEM).get();
    if (system == null) {
      throw new IllegalStateException("this cluster has no namespace " + SYSTEM);
    }
    return system.getMetadata().getUid();
  }

  private static Map<String, Integer> movablePodsByNode(KubernetesClient client) {
    Map<String, Integer> count = new HashMap<>();
    Pages.each(
        client.pods().inAnyNamespace()::list,
        pod -> {
          if (pod.getSpec().getNodeName() != null && MovablePods.movable(pod)) {
            count.merge(pod.getSpec().getNodeName(), 1, Integer::sum);
          }
        });
    return count;
  }

  /** Whether it carries the role label of a control-plane node. */
  public static boolean ofControlPlane(Node node) {
    return NodeFacts.labels(node).containsKey(CONTROL_PLANE);
  }

  private static NodeState state(Node node, int movablePods) {
    return new NodeState(
        NodeFacts.name(node),
        NodeFacts.labels(node),
        NodeFacts.version(node),
        NodeFacts.ready(node),
        NodeFacts.unschedulable(node),
        NodeFacts.created(node),
        movablePods,
        ofControlPlane(node));
  }
}
