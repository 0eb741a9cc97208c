package dev.pawl.planner.capacity.drain;

import dev.pawl.planner.capacity.HostPort;
import dev.pawl.planner.capacity.NodeCapacity;
import java.util.ArrayList;
import java.util.List;

/** A node on the board, with what is left of its room. */
final class BoardNode {

  private static final int FULL = 1000;

  private final int id;
  private final NodeCapacity capacity;
  private final boolean outdated;
  private final long[] allocatable;
  private final long[] free;
  private final List<BoardPod> pods = new ArrayList<>();
  private Standing standing;
  private long rank;

  /**
   * @param id its number on the board, from 0
   * @param outdated whether it carries the mark that lets evicted pods prefer others
   */
  BoardNode(int id, NodeCapacity capacity, boolean outdated, long[] allocatable) {
    this.id = id;
    this.capacity = capacity;
    this.outdated = outdated;
    this.allocatable = allocatable;
    this.free = allocatable.clone();
    this.standing = initial();
    this.rank = rankNow();
  }

  int id() {
    return id;
  }

  NodeCapacity capacity() {
    return capacity;
  }

  Standing standing() {
    return standing;
  }

  /** What it is while nobody drains it. */
  Standing initial() {
    return capacity.available() ? Standing.OPEN : Standing.UNAVAILABLE;
  }

  boolean open() {
    return standing == Standing.OPEN;
  }

  void become(Standing next) {
    standing = next;
  }

  List<BoardPod> pods() {
    return pods;
  }

  void add(BoardPod pod) {
    pods.add(pod);
    for (int i = 0; i < free.length; i++) {
      free[i] -= pod.shape().asks(i);
    }
    rank = rankNow();
  }

  void remove(BoardPod pod) {
    // A pod that leaves again is mostly the one that came last.
    int at = pods.lastIndexOf(pod);
    pods.remove(at);
    for (int i = 0; i < free.length; i++) {
      free[i] += pod.shape().asks(i);
    }
    rank = rankNow();
  }

  long free(int resource) {
    return free[resource];
  }

  boolean fullOfPods() {
    return pods.size() >= capacity.maxPods();
  }

  boolean taken(HostPort port) {
    return pods.stream()
        .flatMap(p -> p.shape().shape().podRules().ports().stream())
        .anyMatch(port::conflictsWith);
  }

  /** How much of its room a pod of that shape takes, in thousandths of CPU plus of memory. */
  long share(IndexedShape shape) {
    return perMille(shape.asks(0), allocatable[0]) + perMille(shape.asks(1), allocatable[1]);
  }

  /**
   * The lower, the better a place: nodes without the mark first, then those with the most room left
   * (mean share of CPU and memory, as the scheduler's LeastAllocated), then those that came first.
   */
  long rank() {
    return rank;
  }

  private long rankNow() {
    long taken = FULL - (perMille(free[0], allocatable[0]) + perMille(free[1], allocatable[1])) / 2;
    return (outdated ? 1L << 60 : 0) | (taken << 32) | id;
  }

  private static long perMille(long part, long whole) {
    return whole <= 0 ? 0 : Math.min(FULL, Math.max(0, part) * FULL / whole);
  }
}
