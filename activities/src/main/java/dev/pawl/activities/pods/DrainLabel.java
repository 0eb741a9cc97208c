package dev.pawl.activities.pods;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.Locale;
import java.util.Map;

/**
 * What a pod's owner has written on it about drains, in Cluster API's words: the label {@code
 * cluster.x-k8s.io/drain}.
 */
public enum DrainLabel {
  /** Nothing. */
  NONE,
  /** It is not moved, and goes with its machine. */
  SKIP,
  /** It is not evicted, but runs to its end. */
  WAIT_COMPLETED;

  private static final String KEY = "cluster.x-k8s.io/drain";

  /** What the pod says; a word that Cluster API does not know says nothing. */
  public static DrainLabel of(Pod pod) {
    Map<String, String> labels = pod.getMetadata().getLabels();
    String value = labels == null ? "" : labels.getOrDefault(KEY, "");
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "skip" -> SKIP;
      case "wait-completed" -> WAIT_COMPLETED;
      default -> NONE;
    };
  }
}
