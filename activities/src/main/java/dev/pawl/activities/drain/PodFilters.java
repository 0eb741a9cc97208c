package dev.pawl.activities.drain;

import dev.pawl.activities.pods.DrainLabel;
import dev.pawl.activities.pods.PodRef;
import dev.pawl.planner.spec.DrainSpec;
import dev.pawl.planner.spec.Durations;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
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

  PodFilters(DrainSpec drain, DrainMoment moment) {
    // Those that stay come first: one of them that is just being replaced is not waited for.
    this.filters =
        List.of(
            PodFilters::staticPod,
            PodFilters::daemonSetPod,
            PodFilters::toldToStay,
            pod -> leaving(pod, moment, drain.waits().lostPods()),
            PodFilters::finished,
            PodFilters::toldToFinish,
            pod -> job(pod, moment, drain.waits().jobs()),
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

  private static Optional<Verdict> toldToStay(Pod pod) {
    return DrainLabel.of(pod) == DrainLabel.SKIP
        ? Optional.of(new Verdict.Stay("labelled cluster.x-k8s.io/drain: skip"))
        : Optional.empty();
  }

  /** Only its kubelet could say that it has ended; the user may have said how long to believe. */
  private static Optional<Verdict> leaving(Pod pod, DrainMoment moment, Duration atMost) {
    if (pod.getMetadata().getDeletionTimestamp() == null) {
      return Optional.empty();
    }
    boolean lost =
        moment.unreachable() && atMost != null && moment.now().isAfter(deadline(pod).plus(atMost));
    return Optional.of(
        lost
            ? new Verdict.Stay("lost with its node, which is unreachable")
            : new Verdict.Leaving());
  }

  /** The end of its grace period. */
  private static Instant deadline(Pod pod) {
    return OffsetDateTime.parse(pod.getMetadata().getDeletionTimestamp()).toInstant();
  }

  private static Optional<Verdict> toldToFinish(Pod pod) {
    return DrainLabel.of(pod) == DrainLabel.WAIT_COMPLETED
        ? Optional.of(
            new Verdict.Finish(
                "runs to its end before the node goes, as its label cluster.x-k8s.io/drain: wait-completed asks"))
        : Optional.empty();
  }

  private static Optional<Verdict> job(Pod pod, DrainMoment moment, Duration limit) {
    return moment.sinceBegun().compareTo(limit) < 0
            && PodRef.controller(pod).filter(o -> o.getKind().equals("Job")).isPresent()
        ? Optional.of(
            new Verdict.Finish(
                "runs to its end before the node goes; it is evicted %s after the cordon (drain.waitForJobs)"
                    .formatted(Durations.format(limit))))
        : Optional.empty();
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
