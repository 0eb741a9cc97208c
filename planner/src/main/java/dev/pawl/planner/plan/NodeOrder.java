package dev.pawl.planner.plan;

import dev.pawl.planner.cluster.BudgetState;
import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.cluster.NodeState;
import dev.pawl.planner.order.BudgetUse;
import dev.pawl.planner.order.FewestConflicts;
import dev.pawl.planner.order.TightBudgets;
import dev.pawl.planner.spec.NodeOrderKey;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.version.KubeVersion;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * In which order the nodes of a pool are replaced: by the keys the user gave, ties by name. Zones
 * in alphabetical order, within the same rank the oldest node first (seed 002, S2.5).
 */
public final class NodeOrder {

  private NodeOrder() {}

  /**
   * The order of the nodes of a pool that leave; the plan shows it, the run follows it.
   *
   * @param budgets those that the nodes' pods are under
   * @param poolSize how many nodes the pool has, those that stay included
   */
  public static FewestConflicts.Result of(
      PoolSpec pool, List<NodeState> leaving, Collection<BudgetState> budgets, int poolSize) {
    List<String> base =
        leaving.stream()
            .sorted(
                by(pool.strategy().order(), NodeState::zone, NodeState::created, NodeState::name))
            .map(NodeState::name)
            .toList();
    if (!pool.strategy().apartByBudgets()) {
      return new FewestConflicts.Result(base, List.of());
    }
    int width = Math.max(1, pool.sideBySide(poolSize));
    return FewestConflicts.order(base, TightBudgets.of(uses(leaving, budgets), width), width);
  }

  /** The same for a cluster as it was observed. */
  public static FewestConflicts.Result of(PoolSpec pool, KubeVersion target, ClusterState state) {
    List<NodeState> members = state.nodes().stream().filter(n -> pool.selects(n.labels())).toList();
    List<NodeState> leaving =
        members.stream().filter(n -> n.kubeletVersion().compareTo(target) < 0).toList();
    return of(pool, leaving, state.budgets(), members.size());
  }

  private static List<BudgetUse> uses(List<NodeState> leaving, Collection<BudgetState> budgets) {
    return budgets.stream()
        .map(
            budget -> {
              Map<String, Integer> podsOnNode = new HashMap<>();
              for (NodeState node : leaving) {
                int pods = node.podsByBudget().getOrDefault(budget.name(), 0);
                if (pods > 0) {
                  podsOnNode.put(node.name(), pods);
                }
              }
              return new BudgetUse(
                  budget.name(), Math.max(0, budget.healthy() - budget.mustStay()), podsOnNode);
            })
        .toList();
  }

  /**
   * A comparator over anything that has a zone, a creation time and a name. What budgets do to it
   * is no matter of two nodes: see {@link #of}.
   */
  public static <T> Comparator<T> by(
      List<NodeOrderKey> keys,
      Function<T, String> zone,
      Function<T, Instant> created,
      Function<T, String> name) {
    Comparator<T> order = Comparator.comparing(name);
    for (int i = keys.size() - 1; i >= 0; i--) {
      order =
          switch (keys.get(i)) {
            case ZONE -> Comparator.comparing(zone).thenComparing(order);
            case AGE -> Comparator.comparing(created).thenComparing(order);
            case BUDGETS -> order;
          };
    }
    return order;
  }
}
