package dev.pawl.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.ApiError;
import dev.pawl.simulator.store.DeleteOptions;
import dev.pawl.simulator.store.LabelSelector;
import dev.pawl.simulator.store.ObjectKey;
import dev.pawl.simulator.store.Part;
import dev.pawl.simulator.store.Registry;
import dev.pawl.simulator.store.ResourceCatalogue;
import dev.pawl.simulator.store.Statuses;
import dev.pawl.simulator.store.Stored;
import dev.pawl.simulator.store.Trees;
import java.util.List;

/**
 * The Eviction API, in the order of kubernetes v1.36.3 {@code
 * pkg/registry/core/pod/storage/eviction.go}:
 *
 * <ol>
 *   <li>the name in the body must be the one in the path: 400
 *   <li>a pod that is pending, over or already going is deleted whatever budgets say
 *   <li>no budget: deleted; more than one: 500
 *   <li>a pod that is not Ready goes without using the budget when the policy is AlwaysAllow, or
 *       when the others are healthy enough
 *   <li>otherwise the budget is checked and used up by one
 *   <li>only then the pod gets its condition, preconditions are looked at, and it is deleted: a
 *       wrong UID answers 409 after the budget was used
 * </ol>
 *
 * <p>It is one atomic step here, so the conflicts that a real server retries do not happen.
 */
final class Eviction {
  private final Registry registry;
  private final Budget budget;

  Eviction(Registry registry) {
    this.registry = registry;
    this.budget = new Budget(registry);
  }

  Reply evict(ObjectKey key, ApiRequest request) {
    JsonNode eviction = request.json();
    if (!Trees.name(eviction).equals(key.name())) {
      throw ApiError.badRequest("name in URL does not match name in Eviction object");
    }
    DeleteOptions options = DeleteOptions.read(eviction.path("deleteOptions"), request.dryRun());
    return registry.store().locked(() -> decide(key, options));
  }

  private Reply decide(ObjectKey key, DeleteOptions options) {
    Stored pod = registry.store().get(key).orElseThrow(() -> ApiError.notFound(key));
    if (ignoresBudgets(pod.tree())) {
      return delete(pod, options);
    }
    List<Stored> budgets = budgetsOf(pod);
    if (budgets.size() > 1) {
      return Reply.json(
          500,
          Statuses.failure(
              500,
              "",
              "This pod has more than one PodDisruptionBudget, which the eviction subresource"
                  + " does not support."));
    }
    if (!budgets.isEmpty() && !goesUnhealthy(pod.tree(), budgets.get(0).tree())) {
      budget.use(budgets.get(0), key.name(), options.dryRun());
    }
    return delete(pod, options);
  }

  private static boolean ignoresBudgets(JsonNode pod) {
    String phase = Trees.text(pod, "status", "phase");
    return phase.equals("Succeeded")
        || phase.equals("Failed")
        || phase.equals("Pending")
        || Trees.isDeleting(pod);
  }

  private static boolean goesUnhealthy(JsonNode pod, JsonNode budget) {
    if (Trees.conditionTrue(pod, "Ready")) {
      return false;
    }
    if (Trees.text(budget, "spec", "unhealthyPodEvictionPolicy").equals("AlwaysAllow")) {
      return true;
    }
    int current = Trees.at(budget, "status", "currentHealthy").asInt();
    int desired = Trees.at(budget, "status", "desiredHealthy").asInt();
    return current >= desired && desired > 0;
  }

  private List<Stored> budgetsOf(Stored pod) {
    JsonNode labels = Trees.labels(pod.tree());
    return registry.store().list(ResourceCatalogue.BUDGETS).items().stream()
        .filter(b -> b.key().namespace().equals(pod.key().namespace()))
        .filter(b -> LabelSelector.read(b.tree().path("spec").path("selector")).matches(labels))
        .toList();
  }

  private Reply delete(Stored pod, DeleteOptions options) {
    DeleteOptions checked = options;
    if (!options.dryRun()) {
      checkPreconditions(pod, options);
      Stored marked = registry.update(pod.key(), Part.STATUS, this::markDisrupted, false);
      if (!options.resourceVersion().isEmpty()) {
        checked = options.withResourceVersion(Long.toString(marked.resourceVersion()));
      }
    }
    registry.delete(pod.key(), checked);
    return Reply.json(201, Statuses.success());
  }

  // The texts are those of eviction.go, which are not those of an ordinary deletion.
  private static void checkPreconditions(Stored pod, DeleteOptions options) {
    String uid = Trees.uid(pod.tree());
    if (!options.uid().isEmpty() && !options.uid().equals(uid)) {
      throw conflict(
          pod,
          "the UID in the precondition (%s) does not match the UID in record (%s). The object"
                  .formatted(options.uid(), uid)
              + " might have been deleted and then recreated");
    }
    String version = Long.toString(pod.resourceVersion());
    if (!options.resourceVersion().isEmpty() && !options.resourceVersion().equals(version)) {
      throw conflict(
          pod,
          "the ResourceVersion in the precondition (%s) does not match the ResourceVersion in"
                  .formatted(options.resourceVersion())
              + " record (%s). The object might have been modified".formatted(version));
    }
  }

  private static ApiError conflict(Stored pod, String why) {
    String message =
        "Operation cannot be fulfilled on Pod \"%s\": %s".formatted(pod.key().name(), why);
    return ApiError.about(pod.key(), 409, "Conflict", message);
  }

  private ObjectNode markDisrupted(ObjectNode pod) {
    Trees.setCondition(
        Trees.child(pod, "status"),
        "DisruptionTarget",
        "True",
        "EvictionByEvictionAPI",
        "Eviction API: evicting",
        registry.clock().now());
    return pod;
  }
}
