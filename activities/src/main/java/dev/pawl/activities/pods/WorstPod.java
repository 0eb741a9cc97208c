package dev.pawl.activities.pods;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Of several pods, the one that tells most about what is wrong. */
public final class WorstPod {

  private WorstPod() {}

  /** {@code pod web-1: image x cannot be pulled}; empty where all of them are well. */
  public static Optional<String> of(List<Pod> pods) {
    return pods.stream()
        .filter(p -> p.getMetadata().getDeletionTimestamp() == null)
        .filter(p -> p.getStatus() == null || !"Succeeded".equals(p.getStatus().getPhase()))
        .filter(p -> !PodHealth.of(p).ready())
        .min(
            Comparator.<Pod, Boolean>comparing(p -> !PodHealth.of(p).stuck())
                .thenComparing(p -> p.getMetadata().getName()))
        .map(p -> "pod " + p.getMetadata().getName() + ": " + PodHealth.of(p).trouble());
  }
}
