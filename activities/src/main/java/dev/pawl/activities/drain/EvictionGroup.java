package dev.pawl.activities.drain;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Pods of one node that are evicted one after another.
 *
 * @param key of the budgets that cover them; the empty text for a pod without
 * @param budgets one; more than one where the Eviction API refuses; or none
 */
record EvictionGroup(String key, List<PodDisruptionBudget> budgets, List<Pod> pods) {

  EvictionGroup {
    budgets = List.copyOf(budgets);
    pods = List.copyOf(pods);
  }

  /** {@code shop/web}, the namespace being the same for all. */
  static String key(List<PodDisruptionBudget> budgets) {
    return budgets.stream().map(EvictionGroup::name).collect(Collectors.joining("+"));
  }

  static String name(PodDisruptionBudget budget) {
    return budget.getMetadata().getNamespace() + "/" + budget.getMetadata().getName();
  }

  boolean free() {
    return budgets.isEmpty();
  }

  /** What changes whenever one of its budgets does. */
  String state() {
    return budgets.stream()
        .map(b -> b.getMetadata().getUid() + "@" + b.getMetadata().getResourceVersion())
        .collect(Collectors.joining(","));
  }

  EvictionGroup and(EvictionGroup same) {
    return new EvictionGroup(
        key, budgets, Stream.concat(pods.stream(), same.pods.stream()).toList());
  }
}
