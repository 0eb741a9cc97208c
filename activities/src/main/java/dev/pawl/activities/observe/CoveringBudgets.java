package dev.pawl.activities.observe;

import dev.pawl.planner.capacity.LabelSelector;
import dev.pawl.planner.cluster.BudgetState;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Which PodDisruptionBudgets cover which pods. One whose status is not yet of its spec is left out:
 * nothing is known of it.
 */
final class CoveringBudgets {

  private record Budget(BudgetState state, LabelSelector selector) {}

  private record Labels(String namespace, Map<String, String> labels) {}

  private final Map<String, List<Budget>> byNamespace = new HashMap<>();
  private final Map<Labels, String> known = new HashMap<>();
  private final Map<String, List<String>> names = new HashMap<>();
  private final Map<String, BudgetState> states = new HashMap<>();
  private final Map<String, Integer> pods = new TreeMap<>();

  CoveringBudgets(List<PodDisruptionBudget> budgets) {
    budgets.stream()
        .filter(b -> b.getSpec() != null && settled(b))
        .sorted(Comparator.comparing(b -> b.getMetadata().getName()))
        .forEach(this::add);
  }

  private void add(PodDisruptionBudget budget) {
    String namespace = budget.getMetadata().getNamespace();
    PodDisruptionBudgetStatus status = budget.getStatus();
    BudgetState state =
        new BudgetState(
            namespace + "/" + budget.getMetadata().getName(),
            orZero(status.getExpectedPods()),
            orZero(status.getCurrentHealthy()),
            orZero(status.getDesiredHealthy()));
    states.put(state.name(), state);
    byNamespace
        .computeIfAbsent(namespace, n -> new ArrayList<>())
        .add(new Budget(state, Selectors.selector(budget.getSpec().getSelector())));
  }

  private static boolean settled(PodDisruptionBudget budget) {
    Long generation = budget.getMetadata().getGeneration();
    return budget.getStatus() != null
        && budget.getStatus().getObservedGeneration() != null
        && (generation == null || budget.getStatus().getObservedGeneration() >= generation);
  }

  /** The name of what covers a pod, joined where it is several; the empty text for none. */
  String count(Pod pod) {
    String namespace = pod.getMetadata().getNamespace();
    Map<String, String> labels = Lists.orNone(pod.getMetadata().getLabels());
    String name =
        known.computeIfAbsent(new Labels(namespace, labels), k -> covering(namespace, labels));
    if (!name.isEmpty()) {
      pods.merge(name, 1, Integer::sum);
    }
    return name;
  }

  private String covering(String namespace, Map<String, String> labels) {
    List<String> covering =
        byNamespace.getOrDefault(namespace, List.of()).stream()
            .filter(b -> b.selector().matches(labels))
            .map(b -> b.state().name())
            .toList();
    String joint = BudgetState.jointName(covering);
    names.put(joint, covering);
    return joint;
  }

  /** Those that cover a pod that was counted. */
  List<BudgetState> states() {
    List<BudgetState> all = new ArrayList<>();
    pods.forEach(
        (name, count) ->
            all.add(
                Objects.requireNonNullElseGet(
                    states.get(name), () -> BudgetState.together(names.get(name), count))));
    return all;
  }

  private static int orZero(Integer n) {
    return n == null ? 0 : n;
  }
}
