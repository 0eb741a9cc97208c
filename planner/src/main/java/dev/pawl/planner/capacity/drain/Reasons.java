package dev.pawl.planner.capacity.drain;

import dev.pawl.planner.capacity.drain.Rejection.Rule;
import dev.pawl.planner.capacity.drain.Rejection.Shortage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rejections of many nodes, counted as the scheduler's message counts them. */
final class Reasons {

  private static final Comparator<ReasonCount> MOST_FIRST =
      Comparator.comparingInt(ReasonCount::nodes).reversed().thenComparing(ReasonCount::reason);

  private final Map<String, Integer> nodes = new TreeMap<>();
  private final Map<String, Rejection> closest = new TreeMap<>();

  void add(Rejection rejection) {
    nodes.merge(rejection.reason(), 1, Integer::sum);
    closest.merge(rejection.reason(), rejection, Reasons::closer);
  }

  private static Rejection closer(Rejection one, Rejection other) {
    return one instanceof Shortage a && other instanceof Shortage b && b.free() > a.free()
        ? b
        : one;
  }

  List<ReasonCount> counts() {
    return nodes.entrySet().stream()
        .map(e -> new ReasonCount(e.getValue(), sentence(closest.get(e.getKey()))))
        .sorted(MOST_FIRST)
        .toList();
  }

  private static String sentence(Rejection rejection) {
    if (rejection instanceof Shortage shortage) {
      return shortage.ofBest();
    }
    return ((Rule) rejection).reason();
  }
}
