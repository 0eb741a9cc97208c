package dev.pawl.activities.drain;

import dev.pawl.activities.pods.PodHealth;
import dev.pawl.activities.pods.PodRef;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds out why a budget lets nobody go: its numbers, and the pods it counts on that are ill. */
final class BudgetBlocks {

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
  private static final long MOST_PODS = 500;
  private static final int MOST_NAMED = 5;

  private final KubernetesClient client;
  private final Map<String, Look> looks = new HashMap<>();

  /**
   * @param coming whether a pod that was made since the drain began has just been made
   */
  private record Look(Instant at, List<String> unhealthy, boolean stuck, boolean coming) {}

  BudgetBlocks(KubernetesClient client) {
    this.client = client;
  }

  Block of(PodRef pod, PodDisruptionBudget budget, GroupState state, Instant begun, Instant now) {
    BudgetHealth health = BudgetHealth.of(budget);
    if (health.never()
        && BudgetVerdict.of(health, state.sinceMoved(now), false) == BudgetVerdict.NEVER) {
      return new Block.ByBudget(pod, health, BudgetVerdict.NEVER, List.of());
    }
    Look look =
        looks.compute(
            health.spoken(),
            (k, old) ->
                old == null || !now.isBefore(old.at().plus(LOOK_AGAIN))
                    ? look(budget, begun, now)
                    : old);
    Duration sinceMoved = look.coming() ? Duration.ZERO : state.sinceMoved(now);
    BudgetVerdict verdict = BudgetVerdict.of(health, sinceMoved, look.stuck());
    return new Block.ByBudget(pod, health, verdict, look.unhealthy());
  }

  private Look look(PodDisruptionBudget budget, Instant begun, Instant now) {
    List<Pod> ill =
        client
            .pods()
            .inNamespace(budget.getMetadata().getNamespace())
            .withLabelSelector(budget.getSpec().getSelector())
            .list(new ListOptionsBuilder().withLimit(MOST_PODS).build())
            .getItems()
            .stream()
            .filter(p -> !finished(p) && !PodHealth.of(p).ready())
            .sorted(Comparator.comparing(p -> p.getMetadata().getName()))
            .toList();
    return new Look(
        now,
        ill.stream().limit(MOST_NAMED).map(BudgetBlocks::told).toList(),
        ill.stream().anyMatch(p -> PodHealth.of(p).stuck()),
        ill.stream().anyMatch(p -> coming(p, begun, now)));
  }

  private static boolean coming(Pod pod, Instant begun, Instant now) {
    Instant made = Instant.parse(pod.getMetadata().getCreationTimestamp());
    return !PodHealth.of(pod).stuck()
        && made.isAfter(begun)
        && made.isAfter(now.minus(BudgetVerdict.REPLACED_WITHIN));
  }

  private static boolean finished(Pod pod) {
    String phase = pod.getStatus() == null ? "" : pod.getStatus().getPhase();
    return "Succeeded".equals(phase) || "Failed".equals(phase);
  }

  private static String told(Pod pod) {
    return "%s/%s (%s)"
        .formatted(
            pod.getMetadata().getNamespace(),
            pod.getMetadata().getName(),
            PodHealth.of(pod).trouble());
  }
}
