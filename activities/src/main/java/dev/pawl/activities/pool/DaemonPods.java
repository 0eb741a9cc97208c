package dev.pawl.activities.pool;

import dev.pawl.activities.kube.Pages;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.activities.pods.PodHealth;
import dev.pawl.activities.pods.PodRef;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;

/** Which DaemonSets have no ready pod yet on a node where they belong. */
final class DaemonPods {

  private DaemonPods() {}

  /** A few words for each. */
  static List<String> missing(KubernetesClient client, Node node) {
    List<DaemonSet> sets =
        Pages.all(client.apps().daemonSets().inAnyNamespace()::list).stream()
            .filter(s -> DaemonPlacement.belongs(s, node))
            .toList();
    if (sets.isEmpty()) {
      return List.of();
    }
    List<Pod> pods =
        Pages.all(
            client.pods().inAnyNamespace().withField("spec.nodeName", NodeFacts.name(node))::list);
    return sets.stream().flatMap(s -> missing(s, pods).stream()).toList();
  }

  private static Optional<String> missing(DaemonSet set, List<Pod> pods) {
    String name = set.getMetadata().getNamespace() + "/" + set.getMetadata().getName();
    List<PodHealth> own = pods.stream().filter(p -> of(set, p)).map(PodHealth::of).toList();
    if (own.stream().anyMatch(PodHealth::ready)) {
      return Optional.empty();
    }
    return Optional.of(
        own.isEmpty()
            ? "DaemonSet %s has no pod on it".formatted(name)
            : "the pod of DaemonSet %s is not ready (%s)".formatted(name, own.get(0).trouble()));
  }

  private static boolean of(DaemonSet set, Pod pod) {
    return PodRef.controller(pod)
        .filter(o -> set.getMetadata().getUid().equals(o.getUid()))
        .isPresent();
  }
}
