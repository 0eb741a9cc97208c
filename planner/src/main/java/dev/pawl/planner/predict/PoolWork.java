package dev.pawl.planner.predict;

import java.time.Duration;
import java.util.List;

/**
 * The turnover of one pool.
 *
 * @param nodes to be replaced or changed, in the order in which they will be. All are taken to be
 *     available
 * @param desired how many nodes the pool has, those that stay as they are included
 * @param gates that are looked at whenever nodes have been finished
 * @param gateWaits what these wait for by the clock in all: soaks, and the time between looks
 * @param times of this pool's machines and pods
 */
public record PoolWork(
    String name,
    List<NodeWork> nodes,
    int desired,
    Pace pace,
    boolean inPlace,
    int gates,
    Duration gateWaits,
    StepTimes times) {

  /** With gates that do not wait. */
  public PoolWork(
      String name,
      List<NodeWork> nodes,
      int desired,
      Pace pace,
      boolean inPlace,
      int gates,
      StepTimes times) {
    this(name, nodes, desired, pace, inPlace, gates, Duration.ZERO, times);
  }

  /**
   * @throws IllegalArgumentException where more nodes turn over than the pool has
   */
  public PoolWork {
    nodes = List.copyOf(nodes);
    if (desired < nodes.size()) {
      throw new IllegalArgumentException(
          "pool %s has %d nodes, and %d of them turn over".formatted(name, desired, nodes.size()));
    }
  }
}
