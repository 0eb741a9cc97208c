package dev.pawl.activities.observe;

import dev.pawl.activities.pods.DrainLabel;
import dev.pawl.activities.pods.PodRef;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Map;
import java.util.Set;

/** Which pods a drain moves: neither static nor of a DaemonSet, not ended, not told to be left. */
public final class MovablePods {

  private static final String MIRROR = "kubernetes.io/config.mirror";
  private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

  private MovablePods() {}

  /** Whether it would be moved. A pod on its way out still is one. */
  public static boolean movable(Pod pod) {
    return !perNode(pod) && !ended(pod) && DrainLabel.of(pod) != DrainLabel.SKIP;
  }

  /** Whether every node has one of its own: of a DaemonSet, or static. */
  static boolean perNode(Pod pod) {
    return isStatic(pod) || ofDaemonSet(pod);
  }

  private static boolean isStatic(Pod pod) {
    Map<String, String> annotations = pod.getMetadata().getAnnotations();
    return annotations != null && annotations.containsKey(MIRROR);
  }

  private static boolean ofDaemonSet(Pod pod) {
    return PodRef.controller(pod).filter(o -> o.getKind().equals("DaemonSet")).isPresent();
  }

  /** Whether it has run to its end, and takes no room any more. */
  static boolean ended(Pod pod) {
    return pod.getStatus() != null
        && pod.getStatus().getPhase() != null
        && ENDED.contains(pod.getStatus().getPhase());
  }
}
