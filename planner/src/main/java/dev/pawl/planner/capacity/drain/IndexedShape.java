package dev.pawl.planner.capacity.drain;

import dev.pawl.planner.capacity.NodeCapacity;
import dev.pawl.planner.capacity.PodShape;
import java.util.ArrayList;
import java.util.List;

/** A shape with all that is asked of it again and again, worked out once by {@link ShapeIndex}. */
final class IndexedShape {

  private final PodShape shape;
  private final long[] asks;
  private final NodeFit fit;
  private final List<Counter> counters = new ArrayList<>();
  private final List<DomainCounts> near = new ArrayList<>();
  private final List<DomainCounts> apart = new ArrayList<>();
  private final List<DomainCounts> shunnedBy = new ArrayList<>();
  private final List<SpreadRule> spread = new ArrayList<>();
  private boolean nearItself;

  IndexedShape(PodShape shape, long[] asks, NodeFit fit) {
    this.shape = shape;
    this.asks = asks;
    this.fit = fit;
  }

  PodShape shape() {
    return shape;
  }

  long asks(int resource) {
    return asks[resource];
  }

  int resources() {
    return asks.length;
  }

  NodeFit fit() {
    return fit;
  }

  /** What counts pods of this shape. */
  List<Counter> counters() {
    return counters;
  }

  /** Pods it must be near, for each of its terms. */
  List<DomainCounts> near() {
    return near;
  }

  /** Whether it is itself one of those pods: then the first one may stand alone. */
  boolean nearItself() {
    return nearItself;
  }

  void mayStandAlone() {
    nearItself = true;
  }

  /** Pods it must not be near. */
  List<DomainCounts> apart() {
    return apart;
  }

  /** Pods that must not be near it. */
  List<DomainCounts> shunnedBy() {
    return shunnedBy;
  }

  List<SpreadRule> spread() {
    return spread;
  }

  /**
   * Whether a node that stays open and has no place for it cannot get one: its room only shrinks,
   * and no pod elsewhere matters.
   */
  boolean settled() {
    return near.isEmpty()
        && spread.isEmpty()
        && apart.stream().allMatch(IndexedShape::withinANode)
        && shunnedBy.stream().allMatch(IndexedShape::withinANode);
  }

  private static boolean withinANode(DomainCounts counts) {
    return counts.topology().key().equals(NodeCapacity.HOSTNAME);
  }
}
