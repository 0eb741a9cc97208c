package dev.pawl.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pawl.simulator.api.Failure;
import dev.pawl.simulator.store.Trees;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaultsTest extends SimTest {

  @Test
  void shouldFailTheNextRequestsOnly() {
    cluster.faults().failNext(2, r -> r.is("list", "nodes"), Failure.unavailable());
    try (KubernetesClient client = TestClients.of(cluster)) {
      assertThat(refusal(() -> client.nodes().list()).getCode()).isEqualTo(503);
      assertThat(client.pods().inAnyNamespace().list().getItems()).isEmpty();
      assertThat(refusal(() -> client.nodes().list()).getCode()).isEqualTo(503);
      assertThat(client.nodes().list().getItems()).isEmpty();
    }
  }

  @Test
  void shouldThrottleWithoutCause() {
    cluster.faults().failNext(1, r -> true, Failure.throttled());
    try (KubernetesClient client = TestClients.of(cluster)) {
      KubernetesClientException e = refusal(() -> client.nodes().list());
      assertThat(e.getCode()).isEqualTo(429);
      assertThat(e.getStatus().getDetails()).isNull();
    }
  }

  @Test
  void shouldCarryOutRequestWhoseAnswerIsLost() {
    cluster.faults().failNext(1, r -> r.is("delete", "nodes"), Failure.cutAfter());
    node("n1", Map.of());
    try (KubernetesClient client = TestClients.of(cluster)) {
      KubernetesClientException e = refusal(() -> client.nodes().withName("n1").delete());
      assertThat(e.getCode()).isNotPositive();
    }
    assertThat(cluster.objects().get("Node", "", "n1")).isEmpty();
  }

  @Test
  void shouldBeAwayForAWhile() {
    cluster.faults().apiAway(Duration.ofMinutes(1));
    try (KubernetesClient client = TestClients.of(cluster)) {
      assertThat(refusal(() -> client.nodes().list()).getCode()).isNotPositive();
      cluster.advance(Duration.ofMinutes(1));
      assertThat(client.nodes().list().getItems()).isEmpty();
    }
  }

  @Test
  void shouldKeepNodesFromBooting() {
    cluster
        .faults()
        .neverReady("bad"::equals)
        .bootTime(n -> n.equals("slow") ? Optional.of(Duration.ofMinutes(5)) : Optional.empty());
    node("bad", Map.of());
    node("slow", Map.of());
    node("good", Map.of());
    cluster.advance(Duration.ofSeconds(31));
    assertThat(ready("good")).isTrue();
    assertThat(ready("slow")).isFalse();
    cluster.advance(Duration.ofMinutes(5));
    assertThat(ready("slow")).isTrue();
    assertThat(ready("bad")).isFalse();
    cluster.faults().clear();
    cluster.settle(WALL);
    cluster.advance(Duration.ofSeconds(30));
    assertThat(ready("bad")).isTrue();
  }

  @Test
  void shouldKeepPodTerminating() {
    populate().pool("w", 1, p -> p).barePod("shop", "stuck", w -> w).createAndWait(WALL);
    cluster.faults().podNeverEnds("shop/stuck"::equals);
    deletePod("shop", "stuck");
    cluster.advance(Duration.ofHours(1));
    assertThat(cluster.objects().list("Pod")).allMatch(Trees::isDeleting).hasSize(1);
    cluster.faults().clear();
    cluster.advance(Duration.ofSeconds(5));
    assertThat(cluster.objects().list("Pod")).isEmpty();
  }

  @Test
  void shouldTakeNodeDown() {
    populate().pool("w", 1, p -> p).barePod("shop", "p", w -> w).createAndWait(WALL);
    cluster.faults().nodeDown("w-0"::equals);
    cluster.settle(WALL);
    assertThat(ready("w-0")).isFalse();
    assertThat(cluster.objects().list("Pod")).noneMatch(p -> Trees.conditionTrue(p, "Ready"));
    deletePod("shop", "p");
    cluster.advance(Duration.ofHours(1));
    assertThat(cluster.objects().list("Pod")).hasSize(1);
  }

  private static KubernetesClientException refusal(Runnable action) {
    KubernetesClientException e =
        catchThrowableOfType(KubernetesClientException.class, action::run);
    assertThat(e).as("refusal").isNotNull();
    return e;
  }
}
