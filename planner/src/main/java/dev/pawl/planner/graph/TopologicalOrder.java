package dev.pawl.planner.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Puts the vertices of a graph without cycles in an order in which every edge leads on. */
final class TopologicalOrder {

  private TopologicalOrder() {}

  /**
   * The number of the vertex at each place; of those that may come next always the lowest number
   * (Kahn's algorithm with a queue that is sorted).
   *
   * @throws IllegalArgumentException where there is a cycle
   */
  static int[] of(int size, List<Link> links) {
    int[] incoming = new int[size];
    List<List<Integer>> next = new ArrayList<>();
    for (int v = 0; v < size; v++) {
      next.add(new ArrayList<>(0));
    }
    for (Link link : links) {
      next.get(link.from()).add(link.to());
      incoming[link.to()]++;
    }
    PriorityQueue<Integer> free = new PriorityQueue<>();
    for (int v = 0; v < size; v++) {
      if (incoming[v] == 0) {
        free.add(v);
      }
    }
    int[] order = new int[size];
    int done = 0;
    while (!free.isEmpty()) {
      int v = free.remove();
      order[done++] = v;
      for (int to : next.get(v)) {
        if (--incoming[to] == 0) {
          free.add(to);
        }
      }
    }
    if (done < size) {
      throw new IllegalArgumentException("the graph has a cycle");
    }
    return order;
  }
}
