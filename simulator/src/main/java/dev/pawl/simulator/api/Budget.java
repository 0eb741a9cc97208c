package dev.pawl.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.ApiError;
import dev.pawl.simulator.store.Registry;
import dev.pawl.simulator.store.Stored;
import dev.pawl.simulator.store.Trees;
import java.util.Optional;

/** Checks a PodDisruptionBudget and takes one disruption from it ({@code checkAndDecrement}). */
final class Budget {
  private static final int MAX_DISRUPTED_PODS = 2000;
  private static final String REFUSAL =
      "Cannot evict pod as it would violate the pod's disruption budget.";
  private static final String CAUSE = "DisruptionBudget";

  private final Registry registry;

  Budget(Registry registry) {
    this.registry = registry;
  }

  /**
   * Uses up one disruption and notes the pod in {@code disruptedPods}.
   *
   * @throws ApiError 429 when the budget is used up, or with Retry-After when its status is behind;
   *     403 when its status cannot be
   */
  void use(Stored budget, String pod, boolean dryRun) {
    JsonNode status = budget.tree().path("status");
    String name = budget.key().name();
    long generation = Trees.at(budget.tree(), "metadata", "generation").asLong();
    if (status.path("observedGeneration").asLong() < generation) {
      throw ApiError.tooManyRequests(
          REFUSAL,
          CAUSE,
          "The disruption budget %s is still being processed by the server.".formatted(name),
          10);
    }
    int allowed = status.path("disruptionsAllowed").asInt();
    if (allowed < 0) {
      throw ApiError.forbidden(budget.key(), "pdb disruptions allowed is negative");
    }
    if (status.path("disruptedPods").size() > MAX_DISRUPTED_PODS) {
      throw ApiError.forbidden(
          budget.key(),
          "DisruptedPods map too big - too many evictions not confirmed by PDB controller");
    }
    if (allowed == 0) {
      throw ApiError.tooManyRequests(REFUSAL, CAUSE, why(budget.tree(), name), 0);
    }
    if (!dryRun) {
      registry.updateStatus(budget.key(), s -> decrement(s, pod));
    }
  }

  private void decrement(ObjectNode status, String pod) {
    int left = status.path("disruptionsAllowed").asInt() - 1;
    status.put("disruptionsAllowed", left);
    Trees.child(status, "disruptedPods").put(pod, Trees.time(registry.clock().now()));
    if (left == 0) {
      Trees.setCondition(
          status, "DisruptionAllowed", "False", "InsufficientPods", "", registry.clock().now());
    }
  }

  private static String why(JsonNode budget, String name) {
    JsonNode status = budget.path("status");
    int current = status.path("currentHealthy").asInt();
    int desired = status.path("desiredHealthy").asInt();
    Optional<JsonNode> refused =
        Trees.condition(budget, "DisruptionAllowed")
            .filter(c -> Trees.text(c, "status").equals("False"))
            .filter(c -> !Trees.text(c, "message").isEmpty());
    String reason = refused.map(c -> Trees.text(c, "reason")).orElse("");
    String message = refused.map(c -> Trees.text(c, "message")).orElse("");
    if (reason.equals("SyncFailed")) {
      return "The disruption budget %s does not allow evicting pods currently because it failed sync: %s"
          .formatted(name, message);
    }
    if (current <= desired) {
      return "The disruption budget %s needs %d healthy pods and has %d currently"
          .formatted(name, desired, current);
    }
    return refused.isPresent()
        ? "The disruption budget %s does not allow evicting pods currently (%s): %s"
            .formatted(name, reason, message)
        : "The disruption budget %s does not allow evicting pods currently".formatted(name);
  }
}
