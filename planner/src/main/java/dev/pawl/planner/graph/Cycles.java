package dev.pawl.planner.graph;

import java.util.ArrayList;
import java.util.List;

/** Finds the cycles of a graph: one for each edge that leads back to where a walk came from. */
final class Cycles {

  private enum Mark {
    NEW,
    ON_THE_WAY,
    DONE
  }

  private final List<List<Integer>> next = new ArrayList<>();
  private final Mark[] marks;
  private final int[] tried;
  private final List<Integer> way = new ArrayList<>();
  private final List<List<Integer>> found = new ArrayList<>();

  private Cycles(int size, List<Link> links) {
    marks = new Mark[size];
    tried = new int[size];
    for (int v = 0; v < size; v++) {
      marks[v] = Mark.NEW;
      next.add(new ArrayList<>(0));
    }
    links.forEach(link -> next.get(link.from()).add(link.to()));
  }

  /**
   * Each as the vertices on it, the first one again at its end; at most as many as anybody reads.
   */
  static List<List<Integer>> in(int size, List<Link> links) {
    Cycles cycles = new Cycles(size, links);
    for (int v = 0; v < size; v++) {
      cycles.walk(v);
    }
    return cycles.found;
  }

  /** Depth first, with a stack of its own: a chain can be longer than the thread's. */
  private void walk(int start) {
    if (marks[start] == Mark.NEW) {
      enter(start);
    }
    while (!way.isEmpty()) {
      int v = way.get(way.size() - 1);
      if (tried[v] == next.get(v).size()) {
        marks[v] = Mark.DONE;
        way.remove(way.size() - 1);
        continue;
      }
      int to = next.get(v).get(tried[v]++);
      switch (marks[to]) {
        case NEW -> enter(to);
        case ON_THE_WAY -> close(to);
        case DONE -> {}
      }
    }
  }

  private void enter(int v) {
    marks[v] = Mark.ON_THE_WAY;
    way.add(v);
  }

  private void close(int to) {
    if (found.size() < GraphProblems.MOST) {
      List<Integer> cycle = new ArrayList<>(way.subList(way.indexOf(to), way.size()));
      cycle.add(to);
      found.add(cycle);
    }
  }
}
