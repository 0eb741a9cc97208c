package dev.pawl.planner.predict;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long drains take: as long as their slowest group of pods. Pods of one budget leave one after
 * another, those of different budgets side by side, those without one {@link #CREW} at a time.
 * Drains that run side by side wait for one another at the budgets they share.
 */
final class Drains {

  /** Evictions that a drain asks for at once. */
  private static final int CREW = 8;

  private final Map<String, BudgetQueue> queues = new HashMap<>();
  private final Edge edge;

  Drains(List<BudgetWork> budgets, Edge edge) {
    this.edge = edge;
    budgets.forEach(b -> queues.put(b.name(), new BudgetQueue(b, edge)));
  }

  /**
   * How long the drain of a node takes that begins now.
   *
   * @param waits is told of each budget that it has to wait for
   */
  long drain(NodeWork node, StepTimes times, long now, Waits waits) {
    long own = times.millis(StepKind.DRAIN, edge);
    if (node.pods() == 0) {
      return own;
    }
    long eviction = times.millis(StepKind.EVICTION, edge);
    long lastEviction = (node.free() + CREW - 1) / CREW * eviction;
    for (Map.Entry<String, Integer> group : node.byBudget().entrySet()) {
      int pods = group.getValue();
      long until = queue(group.getKey(), node).take(now, pods, eviction) - now;
      waits.note(group.getKey(), until - pods * eviction);
      lastEviction = Math.max(lastEviction, until);
    }
    return own + lastEviction + times.millis(StepKind.POD_END, edge);
  }

  private BudgetQueue queue(String budget, NodeWork node) {
    BudgetQueue queue = queues.get(budget);
    if (queue == null) {
      throw new IllegalArgumentException(
          "node %s has pods of budget %s, which is not given".formatted(node.name(), budget));
    }
    return queue;
  }
}
