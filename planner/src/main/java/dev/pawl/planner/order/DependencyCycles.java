package dev.pawl.planner.order;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Things that wait for themselves, by way of others. */
public final class DependencyCycles {

  private DependencyCycles() {}

  /**
   * Each cycle once, as short as it is, from the first written of its members to that one again:
   * {@code a, b, a}.
   *
   * @param dependencies of each, in the order they are written; unknown names are none of a cycle
   */
  public static List<List<String>> of(Map<String, List<String>> dependencies) {
    List<List<String>> cycles = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (String name : dependencies.keySet()) {
      if (!told.contains(name)) {
        List<String> cycle = shortest(name, dependencies);
        told.addAll(cycle);
        if (!cycle.isEmpty()) {
          cycles.add(cycle);
        }
      }
    }
    return cycles;
  }

  /** By the nearest first; none where no way leads back. */
  private static List<String> shortest(String start, Map<String, List<String>> dependencies) {
    Map<String, String> cameFrom = new HashMap<>();
    List<String> reached = new ArrayList<>(List.of(start));
    for (int i = 0; i < reached.size(); i++) {
      for (String next : dependencies.getOrDefault(reached.get(i), List.of())) {
        if (next.equals(start)) {
          return way(start, reached.get(i), cameFrom);
        }
        if (cameFrom.putIfAbsent(next, reached.get(i)) == null) {
          reached.add(next);
        }
      }
    }
    return List.of();
  }

  private static List<String> way(String start, String last, Map<String, String> cameFrom) {
    List<String> way = new ArrayList<>(List.of(start));
    for (String at = last; !at.equals(start); at = cameFrom.get(at)) {
      way.add(0, at);
    }
    way.add(0, start);
    return way;
  }
}
