package dev.pawl.activities.health;

import dev.pawl.activities.kube.Pages;
import dev.pawl.activities.marks.Keys;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.activities.pods.PodHealth;
import dev.pawl.activities.pods.PodRef;
import dev.pawl.planner.health.Trouble;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Looks at nodes, at workloads, and at pods that wait. Few lists, whatever the number of pods: of a
 * Deployment, StatefulSet or DaemonSet its own word is taken, so that crash loops show as pods that
 * are not available; of other pods only those that are Pending are read.
 */
public final class HealthLook {

  /** Their own kind counts them already; and a job's may wait for hours, by design. */
  private static final Set<String> COUNTED_ELSEWHERE =
      Set.of("ReplicaSet", "StatefulSet", "DaemonSet", "Job");

  private final KubernetesClient client;
  private final Set<String> busy;
  private final WorkloadLook workloads;
  private final List<Trouble> troubles = new ArrayList<>();

  /**
   * Looks.
   *
   * @param busy nodes that a step is at work on: they may be down, and are not named
   */
  public HealthLook(KubernetesClient client, Set<String> busy) {
    this.client = client;
    this.busy = busy;
    nodes();
    workloads = new WorkloadLook(client, busy.size());
    troubles.addAll(workloads.troubles());
    waitingPods();
  }

  /** What ails the cluster, nodes first. */
  public List<Trouble> troubles() {
    return List.copyOf(troubles);
  }

  /** {@code Deployment/shop/web has 2 of 3 pods available; pod web-1: …}. */
  public String words(Trouble trouble) {
    String cause = workloads.cause(trouble.object()).map(c -> "; " + c).orElse("");
    return trouble.object() + " " + trouble.why() + cause;
  }

  private void nodes() {
    List<Node> nodes = Pages.all(client.nodes()::list);
    Set<String> names = nodes.stream().map(NodeFacts::name).collect(Collectors.toSet());
    nodes.stream()
        .filter(n -> !NodeFacts.ready(n))
        .filter(n -> !atWork(n, names))
        .forEach(n -> troubles.add(new Trouble("Node/" + NodeFacts.name(n), 1, "is not Ready")));
  }

  /**
   * Known to be busy, or marked so by another pool: being drained, or made for a node still there.
   */
  private boolean atWork(Node node, Set<String> names) {
    Map<String, String> marks = NodeFacts.annotations(node);
    return busy.contains(NodeFacts.name(node))
        || marks.containsKey(Keys.DRAIN_BEGUN)
        || names.contains(marks.getOrDefault(Keys.REPLACES, ""));
  }

  private void waitingPods() {
    Map<String, List<Pod>> byOwner = new TreeMap<>();
    Pages.each(
        client.pods().inAnyNamespace().withField("status.phase", "Pending")::list,
        pod -> {
          String object = object(pod);
          if (object != null && PodHealth.of(pod).stuck()) {
            byOwner.computeIfAbsent(object, k -> new ArrayList<>()).add(pod);
          }
        });
    byOwner.forEach(
        (object, pods) -> {
          String why = PodHealth.of(pods.get(0)).trouble();
          String told = object.startsWith("Pod/") ? why : pods.size() + " pods wait: " + why;
          troubles.add(new Trouble(object, pods.size(), told));
        });
  }

  /** The owner: a pod that was evicted comes back under another name. */
  private static String object(Pod pod) {
    OwnerReference owner = PodRef.controller(pod).orElse(null);
    if (owner == null) {
      return PodRef.of(pod).object();
    }
    return COUNTED_ELSEWHERE.contains(owner.getKind())
        ? null
        : "%s/%s/%s".formatted(owner.getKind(), pod.getMetadata().getNamespace(), owner.getName());
  }
}
