package dev.pawl.activities.drain;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Which PodDisruptionBudgets (policy/v1) cover which pods. */
public final class Budgets {

  private final Map<String, List<PodDisruptionBudget>> byNamespace = new TreeMap<>();

  public Budgets(Collection<PodDisruptionBudget> budgets) {
    budgets.forEach(
        b ->
            byNamespace
                .computeIfAbsent(b.getMetadata().getNamespace(), n -> new ArrayList<>())
                .add(b));
  }

  /** Those that cover a pod, by name. */
  public List<PodDisruptionBudget> of(Pod pod) {
    return byNamespace.getOrDefault(pod.getMetadata().getNamespace(), List.of()).stream()
        .filter(b -> covers(b, pod))
        .sorted((a, b) -> a.getMetadata().getName().compareTo(b.getMetadata().getName()))
        .toList();
  }

  /**
   * Splits pods so that evictions of one group come one after another while groups go side by side:
   * the API server changes a budget's status at each eviction, and rivals only make it try again. A
   * pod without a budget is a group of its own.
   */
  List<EvictionGroup> group(Collection<Pod> pods) {
    List<EvictionGroup> groups = new ArrayList<>();
    Map<String, EvictionGroup> byKey = new TreeMap<>();
    for (Pod pod : pods) {
      List<PodDisruptionBudget> covering = of(pod);
      if (covering.isEmpty()) {
        groups.add(new EvictionGroup("", List.of(), List.of(pod)));
      } else {
        EvictionGroup one = new EvictionGroup(EvictionGroup.key(covering), covering, List.of(pod));
        byKey.merge(one.key(), one, EvictionGroup::and);
      }
    }
    groups.addAll(byKey.values());
    return groups;
  }

  /** An empty selector covers every pod of the namespace, an absent one none. */
  static boolean covers(PodDisruptionBudget budget, Pod pod) {
    LabelSelector selector = budget.getSpec() == null ? null : budget.getSpec().getSelector();
    if (selector == null
        || !Objects.equals(budget.getMetadata().getNamespace(), pod.getMetadata().getNamespace())) {
      return false;
    }
    Map<String, String> labels = pod.getMetadata().getLabels();
    return matches(selector, labels == null ? Map.of() : labels);
  }

  private static boolean matches(LabelSelector selector, Map<String, String> labels) {
    Map<String, String> wanted = selector.getMatchLabels();
    return (wanted == null || labels.entrySet().containsAll(wanted.entrySet()))
        && (selector.getMatchExpressions() == null
            || selector.getMatchExpressions().stream().allMatch(r -> matches(r, labels)));
  }

  private static boolean matches(LabelSelectorRequirement r, Map<String, String> labels) {
    String value = labels.get(r.getKey());
    return switch (r.getOperator()) {
      case "In" -> value != null && r.getValues().contains(value);
      case "NotIn" -> value == null || !r.getValues().contains(value);
      case "Exists" -> value != null;
      case "DoesNotExist" -> value == null;
      // The API server takes no other; should it once, the pod is asked about one by one.
      default -> false;
    };
  }
}
