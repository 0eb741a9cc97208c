package dev.pawl.activities.drain;

import dev.pawl.activities.pods.PodRef;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The pods of a node, sorted by what a drain does about them.
 *
 * @param staying that the node counts as drained with
 * @param leaving that are on their way out
 * @param toEvict that are to be asked
 * @param blocked that are not asked: some go only with a person's word, some run to their end first
 * @param toGo UIDs of all that do not stay
 * @param criticalOnly whether all that do not stay are {@link CriticalPods}
 */
record Census(
    List<Pod> staying,
    List<Pod> leaving,
    List<Pod> toEvict,
    List<Block> blocked,
    Set<String> toGo,
    boolean criticalOnly) {

  /** A deletion's time includes the grace period; a kubelet takes a moment on top of it. */
  private static final Duration KUBELET_MARGIN = Duration.ofSeconds(30);

  Census {
    staying = List.copyOf(staying);
    leaving = List.copyOf(leaving);
    toEvict = List.copyOf(toEvict);
    blocked = List.copyOf(blocked);
    toGo = Set.copyOf(toGo);
  }

  static Census of(Collection<Pod> pods, PodFilters filters) {
    List<Pod> staying = new ArrayList<>();
    List<Pod> leaving = new ArrayList<>();
    List<Pod> toEvict = new ArrayList<>();
    List<Block> blocked = new ArrayList<>();
    Set<String> toGo = new HashSet<>();
    boolean criticalOnly = true;
    for (Pod pod : pods) {
      Verdict verdict = filters.judge(pod);
      if (!(verdict instanceof Verdict.Stay)) {
        toGo.add(pod.getMetadata().getUid());
        criticalOnly &= CriticalPods.critical(pod);
      }
      if (verdict instanceof Verdict.Stay) {
        staying.add(pod);
      } else if (verdict instanceof Verdict.Leaving) {
        leaving.add(pod);
      } else if (verdict instanceof Verdict.NeedsConsent needs) {
        blocked.add(new Block.ByConsent(PodRef.of(pod), needs.reason()));
      } else if (verdict instanceof Verdict.Finish finish) {
        blocked.add(new Block.ByWork(PodRef.of(pod), finish.reason()));
      } else {
        toEvict.add(pod);
      }
    }
    return new Census(staying, leaving, toEvict, blocked, toGo, criticalOnly);
  }

  /** Whether no pod is left that has to go. */
  boolean empty() {
    return toGo.isEmpty();
  }

  /** Whether all that have to go have been asked to. */
  boolean onlyLeaving() {
    return toEvict.isEmpty() && blocked.isEmpty();
  }

  /** Those whose turn it is: what others need leaves when nobody is left who needs it. */
  List<Pod> turn() {
    return criticalOnly
        ? toEvict
        : toEvict.stream().filter(p -> !CriticalPods.critical(p)).toList();
  }

  /** Pods that should have ended by now and have not. */
  List<Block> stuck(String node, boolean unreachable, Instant now) {
    return leaving.stream()
        .filter(p -> unreachable || now.isAfter(deadline(p).plus(KUBELET_MARGIN)))
        .<Block>map(
            p ->
                new Block.Stuck(
                    PodRef.of(p), node, unreachable, List.copyOf(p.getMetadata().getFinalizers())))
        .toList();
  }

  /** All that have to go, as {@code Pod/namespace/name}. */
  List<String> waiting() {
    List<String> all = new ArrayList<>();
    toEvict.forEach(p -> all.add(PodRef.of(p).object()));
    leaving.forEach(p -> all.add(PodRef.of(p).object()));
    blocked.forEach(b -> all.addAll(b.objects()));
    return all;
  }

  private static Instant deadline(Pod pod) {
    return OffsetDateTime.parse(pod.getMetadata().getDeletionTimestamp()).toInstant();
  }
}
