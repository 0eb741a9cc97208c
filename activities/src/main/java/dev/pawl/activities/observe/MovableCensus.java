package dev.pawl.activities.observe;

import dev.pawl.activities.kube.Pages;
import dev.pawl.planner.cluster.BudgetState;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many pods a drain of each node would move, and under which budgets they are. */
public final class MovableCensus {

  private static final class OnNode {
    private int pods;
    private final Map<String, Integer> byBudget = new TreeMap<>();
  }

  private final CoveringBudgets budgets;
  private final Map<String, OnNode> onNodes = new HashMap<>();

  MovableCensus(CoveringBudgets budgets) {
    this.budgets = budgets;
  }

  /** Before any pod is counted. */
  static MovableCensus begin(KubernetesClient client) {
    return new MovableCensus(
        new CoveringBudgets(
            Pages.all(client.policy().v1().podDisruptionBudget().inAnyNamespace()::list)));
  }

  /** Looks at every pod of a cluster, page by page. */
  public static MovableCensus of(KubernetesClient client) {
    MovableCensus census = begin(client);
    Pages.each(client.pods().inAnyNamespace()::list, census::add);
    return census;
  }

  void add(Pod pod) {
    String node = pod.getSpec().getNodeName();
    if (node == null || !MovablePods.movable(pod)) {
      return;
    }
    OnNode there = onNodes.computeIfAbsent(node, n -> new OnNode());
    there.pods++;
    String covering = budgets.count(pod);
    if (!covering.isEmpty()) {
      there.byBudget.merge(covering, 1, Integer::sum);
    }
  }

  int on(String node) {
    return onNodes.containsKey(node) ? onNodes.get(node).pods : 0;
  }

  /** How many of these each budget covers. */
  Map<String, Integer> byBudget(String node) {
    return onNodes.containsKey(node) ? onNodes.get(node).byBudget : Map.of();
  }

  /** Those that cover a pod that was counted. */
  public List<BudgetState> budgets() {
    return budgets.states();
  }
}
