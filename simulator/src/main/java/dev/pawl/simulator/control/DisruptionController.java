package dev.pawl.simulator.control;

import static dev.pawl.simulator.store.ResourceCatalogue.BUDGETS;
import static dev.pawl.simulator.store.ResourceCatalogue.PODS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.Change;
import dev.pawl.simulator.store.LabelSelector;
import dev.pawl.simulator.store.ObjectKey;
import dev.pawl.simulator.store.ResourceType;
import dev.pawl.simulator.store.Stored;
import dev.pawl.simulator.store.Trees;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Computes the status of PodDisruptionBudgets, as {@code pkg/controller/disruption} does. */
final class DisruptionController implements Controller {
  // DeletionTimeout there: an evicted pod that has not begun to go by then counts again.
  private static final Duration FORGET_AFTER = Duration.ofMinutes(2);

  private final World world;

  DisruptionController(World world) {
    this.world = world;
  }

  @Override
  public void affected(Change change, Consumer<ObjectKey> keys) {
    ResourceType type = change.type();
    if (type.equals(BUDGETS)) {
      keys.accept(change.key());
    } else if (type.equals(PODS) || ExpectedPods.isWorkload(type)) {
      // Every budget of the namespace: cheaper than matching, and a scale has no labels to match.
      world.store().list(BUDGETS).items().stream()
          .filter(b -> b.key().namespace().equals(change.key().namespace()))
          .forEach(b -> keys.accept(b.key()));
    }
  }

  @Override
  public void reconcile(ObjectKey key) {
    // One atomic step, so that no eviction comes between reading the pods and writing the status.
    world
        .store()
        .locked(
            () -> {
              world.store().get(key).ifPresent(this::sync);
              return key;
            });
  }

  private void sync(Stored budget) {
    List<Stored> pods = podsOf(budget);
    JsonNode spec = budget.tree().path("spec");
    int expected;
    int desired;
    try {
      expected = ExpectedPods.count(world.store(), spec, pods);
      desired = ExpectedPods.desired(spec, expected);
    } catch (IllegalStateException e) {
      world.registry().updateStatus(budget.key(), status -> failSafe(status, e.getMessage()));
      return;
    }
    ObjectNode disrupted = disrupted(budget, pods);
    int healthy = healthy(pods, disrupted);
    int allowed = expected <= 0 ? 0 : Math.max(0, healthy - desired);
    world
        .registry()
        .updateStatus(
            budget.key(),
            status -> {
              status.put("currentHealthy", healthy);
              status.put("desiredHealthy", desired);
              status.put("expectedPods", expected);
              status.put("disruptionsAllowed", allowed);
              status.put(
                  "observedGeneration", Trees.at(budget.tree(), "metadata", "generation").asLong());
              if (disrupted.isEmpty()) {
                status.remove("disruptedPods");
              } else {
                status.set("disruptedPods", disrupted);
              }
              Trees.setCondition(
                  status,
                  "DisruptionAllowed",
                  allowed > 0 ? "True" : "False",
                  allowed > 0 ? "SufficientPods" : "InsufficientPods",
                  "",
                  world.now());
            });
  }

  private void failSafe(ObjectNode status, String why) {
    status.put("disruptionsAllowed", 0);
    Trees.setCondition(status, "DisruptionAllowed", "False", "SyncFailed", why, world.now());
  }

  private List<Stored> podsOf(Stored budget) {
    LabelSelector selector = LabelSelector.read(Trees.at(budget.tree(), "spec", "selector"));
    return world.store().podsIn(budget.key().namespace()).stream()
        .filter(p -> selector.matches(Trees.labels(p.tree())))
        .toList();
  }

  private static int healthy(List<Stored> pods, JsonNode disrupted) {
    return (int)
        pods.stream()
            .filter(p -> !Trees.isDeleting(p.tree()))
            .filter(p -> !disrupted.has(p.key().name()))
            .filter(p -> Pods.isReady(p.tree()))
            .count();
  }

  /** The entries of pods that were evicted and have not begun to go. */
  private ObjectNode disrupted(Stored budget, List<Stored> pods) {
    JsonNode entries = Trees.at(budget.tree(), "status", "disruptedPods");
    ObjectNode kept = Trees.object();
    for (Stored pod : pods) {
      JsonNode entry = entries.get(pod.key().name());
      Optional<Instant> since = entry == null ? Optional.empty() : Trees.instant(entry);
      if (since.isEmpty() || Trees.isDeleting(pod.tree())) {
        continue;
      }
      Instant until = since.get().plus(FORGET_AFTER);
      if (!until.isBefore(world.now())) {
        kept.set(pod.key().name(), entry);
        world.loop().at(until.plusSeconds(1), this, budget.key());
      }
    }
    return kept;
  }
}
