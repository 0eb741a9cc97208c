package dev.pawl.activities.observe;

import dev.pawl.activities.kube.Pages;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.planner.capacity.ClusterCapacity;
import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.cluster.NodeState;
import dev.pawl.planner.version.KubeVersion;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at a whole cluster, for {@code pawl plan} and {@code pawl check}. */
public final class ClusterObserver {

  private static final String CONTROL_PLANE = "node-role.kubernetes.io/control-plane";
  private static final String SYSTEM = "kube-system";

  private ClusterObserver() {}

  /** The cluster at this instant; every page is asked for. */
  public static ClusterState observe(KubernetesClient client) {
    PodCensus pods = census(client);
    Pages.each(client.pods().inAnyNamespace()::list, pods::add);
    List<Node> nodes = Pages.all(client.nodes()::list);
    return new ClusterState(
        uid(client),
        serverVersion(client),
        nodes.stream().map(n -> state(n, pods.movable())).toList(),
        pods.movable().budgets(),
        new ClusterCapacity(nodes.stream().map(NodeRooms::of).toList(), pods.placed()),
        ifAllowed(() -> Signer.read(client)).flatMap(signer -> signer).orElse(null));
  }

  /** The room there is, wherever Pawl's own marks let pods go. */
  public record Rooms(List<Node> nodes, ClusterCapacity capacity) {}

  /** The room there is at this instant. */
  public static Rooms rooms(KubernetesClient client) {
    PodCensus pods = census(client);
    Pages.each(client.pods().inAnyNamespace()::list, pods::add);
    List<Node> nodes = Pages.all(client.nodes()::list);
    return new Rooms(
        nodes,
        new ClusterCapacity(nodes.stream().map(NodeRooms::unmarked).toList(), pods.placed()));
  }

  /** Whether the scheduler has found no place for some pod. */
  public static boolean podsWithoutPlace(KubernetesClient client) {
    boolean[] without = new boolean[1];
    Pages.each(
        client.pods().inAnyNamespace().withField("spec.nodeName", "")::list,
        pod -> without[0] |= withoutPlace(pod));
    return without[0];
  }

  private static boolean withoutPlace(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() == null
        && pod.getStatus() != null
        && pod.getStatus().getConditions().stream()
            .anyMatch(c -> "Unschedulable".equals(c.getReason()));
  }

  private static PodCensus census(KubernetesClient client) {
    Namespaces namespaces =
        new Namespaces(() -> ifAllowed(() -> Pages.all(client.namespaces()::list)));
    Volumes volumes =
        new Volumes(
            () ->
                ifAllowed(
                        () ->
                            new Volumes.Seen(
                                Pages.all(client.persistentVolumeClaims().inAnyNamespace()::list),
                                Pages.all(client.persistentVolumes()::list)))
                    .orElse(new Volumes.Seen(List.of(), List.of())));
    return new PodCensus(
        MovableCensus.begin(client), new Shapes(new Neighbours(namespaces), volumes));
  }

  /** What only makes the answer finer is no reason to refuse one. */
  private static <T> Optional<T> ifAllowed(Supplier<T> look) {
    try {
      return Optional.of(look.get());
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        return Optional.empty();
      }
      throw e;
    }
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

  /** Whether it carries the role label of a control-plane node. */
  public static boolean ofControlPlane(Node node) {
    return NodeFacts.labels(node).containsKey(CONTROL_PLANE);
  }

  /** A node as the planner sees it. */
  public static NodeState state(Node node, MovableCensus pods) {
    return new NodeState(
        NodeFacts.name(node),
        NodeFacts.labels(node),
        NodeFacts.version(node),
        NodeFacts.ready(node),
        NodeFacts.unschedulable(node),
        NodeFacts.created(node),
        pods.on(NodeFacts.name(node)),
        pods.byBudget(NodeFacts.name(node)),
        ofControlPlane(node));
  }
}
