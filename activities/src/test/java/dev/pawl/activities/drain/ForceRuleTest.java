package dev.pawl.activities.drain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.spec.ForceGuards;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForceRuleTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration LONG = Duration.ofHours(9);

  private final ForceRule rule =
      new ForceRule(DrainSpecs.force(Duration.ofMinutes(30), ForceGuards.defaults()));

  @Test
  void shouldNotStandInTheWayOfAnOldPodWithWellSiblings() {
    assertThat(whyNot(pod("a", LONG), List.of(ready("b", LONG)), 2, null)).isEmpty();
    assertThat(whyNot(pod("a", LONG), List.of(), 1, null)).as("the only one").isEmpty();
  }

  @Test
  void shouldWaitUntilThePodIsOldEnough() {
    assertThat(whyNot(pod("a", Duration.ofMinutes(29)), List.of(), 1, null))
        .contains("It is forced when it is old enough, at 2026-11-22T10:01:00Z.");
  }

  @Test
  void shouldWaitBetweenTwoPodsOfANode() {
    assertThat(whyNot(pod("a", LONG), List.of(), 1, NOW.minusSeconds(59)))
        .contains(
            "It is forced when 1m have passed since the last forced pod of this node, at"
                + " 2026-11-22T09:59:01Z.");
    assertThat(whyNot(pod("a", LONG), List.of(), 1, NOW.minusSeconds(60))).isEmpty();
  }

  @Test
  void shouldWaitUntilSiblingsHaveBeenReadyForAWhile() {
    assertThat(whyNot(pod("a", LONG), List.of(ready("b", Duration.ofSeconds(59))), 2, null))
        .contains("It is forced when shop/b (Deployment web) has been ready for 1m.");
  }

  @Test
  void shouldNotTakeAPodWhileAnotherIsIllOrMissing() {
    assertThat(whyNot(pod("a", LONG), List.of(ill("b", Duration.ofMinutes(59))), 2, null))
        .contains(
            "It is not forced while shop/b (Deployment web) is not ready, unless that has lasted"
                + " for 1h.");
    assertThat(whyNot(pod("a", LONG), List.of(ill("b", Duration.ofMinutes(60))), 2, null))
        .as("nobody counts on it any more")
        .isEmpty();
    assertThat(whyNot(pod("a", LONG), List.of(ready("b", LONG)), 3, null))
        .contains("It is not forced while a pod that its budget counts on is missing (2 of 3).");
  }

  private Optional<String> whyNot(Pod pod, List<Pod> siblings, int expected, Instant lastForced) {
    return rule.whyNot(pod, siblings, expected, lastForced, NOW);
  }

  private static Pod pod(String name, Duration age) {
    return with(name, age, "True");
  }

  private static Pod ready(String name, Duration since) {
    return with(name, since, "True");
  }

  private static Pod ill(String name, Duration since) {
    return with(name, since, "False");
  }

  private static Pod with(String name, Duration since, String ready) {
    return Pods.web(name)
        .editMetadata()
        .withCreationTimestamp(NOW.minus(since).toString())
        .endMetadata()
        .editStatus()
        .withConditions(List.of())
        .addNewCondition()
        .withType("Ready")
        .withStatus(ready)
        .withLastTransitionTime(NOW.minus(since).toString())
        .endCondition()
        .endStatus()
        .build();
  }
}
