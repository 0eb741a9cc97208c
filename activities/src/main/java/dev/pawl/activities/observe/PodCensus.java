package dev.pawl.activities.observe;

import dev.pawl.planner.capacity.PlacedPod;
import dev.pawl.planner.cluster.BudgetState;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The pods of a cluster as they come, page by page: what is kept of each is a few words. */
final class PodCensus {

  private static final class OnNode {
    private int movable;
    private final Map<String, Integer> byBudget = new TreeMap<>();
  }

  private final CoveringBudgets budgets;
  private final Shapes shapes;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, OnNode> onNodes = new HashMap<>();
  private final List<PlacedPod> placed = new ArrayList<>();

  PodCensus(CoveringBudgets budgets, Shapes shapes) {
    this.budgets = budgets;
    this.shapes = shapes;
  }

  void add(Pod pod) {
    if (pod.getSpec().getNodeName() == null || MovablePods.ended(pod)) {
      return;
    }
    String node = names.computeIfAbsent(pod.getSpec().getNodeName(), n -> n);
    placed.add(new PlacedPod(pod.getMetadata().getName(), shapes.of(pod), node));
    if (MovablePods.movable(pod)) {
      OnNode there = onNodes.computeIfAbsent(node, n -> new OnNode());
      there.movable++;
      String covering = budgets.count(pod);
      if (!covering.isEmpty()) {
        there.byBudget.merge(covering, 1, Integer::sum);
      }
    }
  }

  int movable(String node) {
    return onNodes.containsKey(node) ? onNodes.get(node).movable : 0;
  }

  /** How many of these each budget covers. */
  Map<String, Integer> byBudget(String node) {
    return onNodes.containsKey(node) ? onNodes.get(node).byBudget : Map.of();
  }

  List<BudgetState> budgets() {
    return budgets.states();
  }

  List<PlacedPod> placed() {
    return placed;
  }
}
