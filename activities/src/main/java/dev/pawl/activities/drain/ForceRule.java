package dev.pawl.activities.drain;

import dev.pawl.activities.pods.PodHealth;
import dev.pawl.activities.pods.PodRef;
import dev.pawl.planner.spec.DrainSpec;
import dev.pawl.planner.spec.Durations;
import dev.pawl.planner.spec.ForceGuards;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether a pod may be deleted against its budget, by what its spec guards it with. */
final class ForceRule {

  private final ForceGuards guards;
  private final Duration minPodAge;

  ForceRule(DrainSpec drain) {
    this.guards = drain.guards();
    this.minPodAge = drain.forcedFrom();
  }

  /**
   * Why not yet, as a sentence; empty where it may be.
   *
   * @param siblings the other pods that its budgets count on, finished ones aside
   * @param expected how many pods its budgets count on, itself included
   * @param lastForced when a pod of its node was last deleted against its budget; null for never
   */
  Optional<String> whyNot(
      Pod pod, Collection<Pod> siblings, int expected, Instant lastForced, Instant now) {
    if (lastForced != null && now.isBefore(lastForced.plus(guards.interval()))) {
      return Optional.of(
          "It is forced when %s have passed since the last forced pod of this node, at %s."
              .formatted(Durations.format(guards.interval()), lastForced));
    }
    Instant oldEnough = made(pod).plus(minPodAge);
    if (now.isBefore(oldEnough)) {
      return Optional.of("It is forced when it is old enough, at %s.".formatted(told(oldEnough)));
    }
    if (siblings.size() + 1 < expected) {
      return Optional.of(
          "It is not forced while a pod that its budget counts on is missing (%d of %d)."
              .formatted(siblings.size() + 1, expected));
    }
    List<Pod> byName =
        siblings.stream().sorted(Comparator.comparing(p -> p.getMetadata().getName())).toList();
    return byName.stream().map(p -> sibling(p, now)).flatMap(Optional::stream).findFirst();
  }

  private Optional<String> sibling(Pod sibling, Instant now) {
    String name = PodRef.of(sibling).spoken();
    Instant since = since(sibling);
    if (PodHealth.of(sibling).ready()) {
      return now.isBefore(since.plus(guards.siblingsReadyFor()))
          ? Optional.of(
              "It is forced when %s has been ready for %s."
                  .formatted(name, Durations.format(guards.siblingsReadyFor())))
          : Optional.empty();
    }
    return now.isBefore(since.plus(guards.siblingsIllFor()))
        ? Optional.of(
            "It is not forced while %s is not ready, unless that has lasted for %s."
                .formatted(name, Durations.format(guards.siblingsIllFor())))
        : Optional.empty();
  }

  /** Since when it is ready, or is not. */
  private static Instant since(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .filter(c -> c.getType().equals("Ready"))
        .map(PodCondition::getLastTransitionTime)
        .filter(t -> t != null)
        .map(Instant::parse)
        .findFirst()
        .orElseGet(() -> made(pod));
  }

  private static Instant made(Pod pod) {
    return Instant.parse(pod.getMetadata().getCreationTimestamp());
  }

  private static String told(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
