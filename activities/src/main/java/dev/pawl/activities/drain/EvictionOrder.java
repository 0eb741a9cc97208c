package dev.pawl.activities.drain;

import dev.pawl.activities.pods.PodHealth;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * In what order pods of a group are asked: those that are not ready first, since they may go
 * without using up the budget; then those with volumes, whose move takes longest; then by name.
 */
final class EvictionOrder {

  private static final Comparator<Pod> ORDER =
      Comparator.<Pod, Boolean>comparing(p -> PodHealth.of(p).ready())
          .thenComparing(p -> !hasClaims(p))
          .thenComparing(p -> p.getMetadata().getNamespace())
          .thenComparing(p -> p.getMetadata().getName());

  private EvictionOrder() {}

  static List<Pod> of(Collection<Pod> pods) {
    return pods.stream().sorted(ORDER).toList();
  }

  private static boolean hasClaims(Pod pod) {
    return pod.getSpec() != null
        && pod.getSpec().getVolumes().stream()
            .anyMatch(v -> v.getPersistentVolumeClaim() != null || v.getEphemeral() != null);
  }
}
