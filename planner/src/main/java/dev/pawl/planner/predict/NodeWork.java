package dev.pawl.planner.predict;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A node that is to be replaced or changed in place.
 *
 * @param pods that its drain moves: neither static nor of a DaemonSet, not ended
 * @param byBudget how many of them each PodDisruptionBudget covers, by the budget's {@code
 *     namespace/name}. A pod under two budgets, which the Eviction API refuses, counts under one of
 *     their joint name that lets none go
 * @param room pods that fit on a machine like this, besides those of DaemonSets; never fewer than
 *     it carries
 */
public record NodeWork(String name, int pods, Map<String, Integer> byBudget, int room) {

  /**
   * @throws IllegalArgumentException where budgets cover more pods than there are, or fewer than
   *     none
   */
  public NodeWork {
    SortedMap<String, Integer> covering = new TreeMap<>(byBudget);
    // A budget without pods here has no say in this node's drain.
    covering.values().removeIf(covers -> covers == 0);
    byBudget = Collections.unmodifiableSortedMap(covering);
    int covered = covering.values().stream().mapToInt(Integer::intValue).sum();
    if (covered > pods || covering.values().stream().anyMatch(covers -> covers < 0)) {
      throw new IllegalArgumentException(
          "node %s has %d pods, and of them budgets cover %s".formatted(name, pods, covering));
    }
    room = Math.max(room, pods);
  }

  /** Pods that no budget covers. */
  int free() {
    return pods - byBudget.values().stream().mapToInt(Integer::intValue).sum();
  }
}
