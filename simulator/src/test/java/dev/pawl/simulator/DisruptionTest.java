package dev.pawl.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.simulator.store.Trees;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisruptionTest extends SimTest {

  @ParameterizedTest
  @CsvSource({"1,9,1", "25%,7,3", "30%,7,3", "100%,0,10"})
  void shouldCountMaxUnavailable(String value, int desired, int allowed) {
    populate()
        .pool("w", 2, p -> p)
        .deployment("shop", "web", 10, w -> w.maxUnavailable(value))
        .createAndWait(WALL);
    assertBudget(10, 10, desired, allowed);
  }

  @ParameterizedTest
  @CsvSource({"10,10,0", "8,8,2", "75%,8,2", "50%,5,5"})
  void shouldCountMinAvailable(String value, int desired, int allowed) {
    populate()
        .pool("w", 2, p -> p)
        .deployment("shop", "web", 10, w -> w.minAvailable(value))
        .createAndWait(WALL);
    assertBudget(10, 10, desired, allowed);
  }

  @Test
  void shouldCountPodsOnTheirWayOutAsUnhealthy() {
    populate()
        .pool("w", 2, p -> p)
        .deployment("shop", "web", 3, w -> w.maxUnavailable("1"))
        .createAndWait(WALL);
    deletePod("shop", Trees.name(pods("web").get(0)));
    assertBudget(3, 2, 2, 0);
    cluster.advance(Duration.ofSeconds(2));
    assertBudget(3, 3, 2, 1);
  }

  @Test
  void shouldExpectScaleOfTheDeploymentNotThePods() {
    populate().deployment("shop", "web", 4, w -> w.maxUnavailable("50%")).create();
    cluster.settle(WALL);
    assertBudget(4, 0, 2, 0);
  }

  @Test
  void shouldAllowNothingForDaemonSets() {
    populate()
        .pool("w", 2, p -> p)
        .daemonSet("shop", "web", w -> w.maxUnavailable("1"))
        .createAndWait(WALL);
    JsonNode budget = cluster.objects().get("PodDisruptionBudget", "shop", "web").orElseThrow();
    assertThat(budget.path("status").path("disruptionsAllowed").asInt()).isZero();
    assertThat(Trees.condition(budget, "DisruptionAllowed").orElseThrow().path("reason").asText())
        .isEqualTo("SyncFailed");
  }

  private void assertBudget(int expected, int healthy, int desired, int allowed) {
    JsonNode status = status("PodDisruptionBudget", "shop", "web");
    assertThat(status.path("expectedPods").asInt()).as("expectedPods").isEqualTo(expected);
    assertThat(status.path("currentHealthy").asInt()).as("currentHealthy").isEqualTo(healthy);
    assertThat(status.path("desiredHealthy").asInt()).as("desiredHealthy").isEqualTo(desired);
    assertThat(status.path("disruptionsAllowed").asInt()).as("allowed").isEqualTo(allowed);
  }
}
