package dev.pawl.activities.drain;

import dev.pawl.activities.pods.PodRef;
import dev.pawl.planner.spec.DrainSpec;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which pods leave a node. Filters are asked in order; the first that knows an answer gives it, and
 * a pod that none knows is evicted. The kinds of pods are those of {@code kubectl drain} (kubectl's
 * {@code pkg/drain/filters.go}).
 */
final class PodFilters {

  private static final String MIRROR = "kubernetes.io/config.mirror";

  private final List<Function<Pod, Optional<Verdict>>> filters;

  PodFilters(DrainSpec drain) {
    // The two that stay come first: one of them that is just being replaced is not waited for.
    this.filters =
        List.of(
            PodFilters::staticPod,
            PodFilters::daemonSetPod,
            PodFilters::leaving,
            PodFilters::finished,
            drain.deleteEmptyDir() ? pod -> Optional.empty() : PodFilters::emptyDir,
            drain.deleteBarePods() ? pod -> Optional.empty() : PodFilters::bare);
  }

  Verdict judge(Pod pod) {
    return filters.stream()
        .map(f -> f.apply(pod))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(Verdict.Evict::new);
  }

  private static Optional<Verdict> staticPod(Pod pod) {
    Map<String, String> annotations = pod.getMetadata().getAnnotations();
    return annotations != null && annotations.containsKey(MIRROR)
        ? Optional.of(new Verdict.Stay("a static pod: the kubelet runs it without the API"))
        : Optional.empty();
  }

  private static Optional<Verdict> daemonSetPod(Pod pod) {
    return PodRef.controller(pod)
        .filter(o -> o.getKind().equals("DaemonSet"))
        .map(o -> new Verdict.Stay("of DaemonSet " + o.getName() + ", which would make it again"));
  }

  private static Optional<Verdict> leaving(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() == null
        ? Optional.empty()
        : Optional.of(new Verdict.Leaving());
  }

  /** Nothing runs in it any more: no consent is needed for what is left of it. */
  private static Optional<Verdict> finished(Pod pod) {
    String phase = pod.getStatus() == null ? null : pod.getStatus().getPhase();
    return "Succeeded".equals(phase) || "Failed".equals(phase)
        ? Optional.of(new Verdict.Evict())
        : Optional.empty();
  }

  private static Optional<Verdict> emptyDir(Pod pod) {
    List<String> volumes =
        pod.getSpec().getVolumes().stream()
            .filter(v -> v.getEmptyDir() != null)
            .map(Volume::getName)
            .toList();
    return volumes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Verdict.NeedsConsent(
                "would lose the data of its emptyDir volume%s %s. Set pools.items[].drain.deleteEmptyDir: true, or delete the pod yourself"
                    .formatted(volumes.size() == 1 ? "" : "s", String.join(", ", volumes))));
  }

  private static Optional<Verdict> bare(Pod pod) {
    return PodRef.controller(pod).isPresent()
        ? Optional.empty()
        : Optional.of(
            new Verdict.NeedsConsent(
                "has no controller and would never come back. Set pools.items[].drain.deleteBarePods: true, or delete the pod yourself"));
  }
}
