package dev.pawl.planner.capacity.drain;

import dev.pawl.planner.capacity.Resources;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The resources of a cluster in a fixed order, so that amounts are arrays. */
final class ResourceNames {

  static final String CPU = "cpu";
  static final String MEMORY = "memory";

  private static final int NAMED = 2;

  private final List<String> names;

  /**
   * @param asked what pods ask for; what nobody asks for need not be counted
   */
  ResourceNames(Collection<Resources> asked) {
    TreeSet<String> others = new TreeSet<>();
    asked.forEach(r -> others.addAll(r.other().keySet()));
    List<String> all = new ArrayList<>(List.of(CPU, MEMORY));
    all.addAll(others);
    names = List.copyOf(all);
  }

  String name(int index) {
    return names.get(index);
  }

  long[] amounts(Resources resources) {
    long[] amounts = new long[names.size()];
    amounts[0] = resources.cpuMilli();
    amounts[1] = resources.memoryBytes();
    for (int i = NAMED; i < amounts.length; i++) {
      amounts[i] = resources.other().getOrDefault(names.get(i), 0L);
    }
    return amounts;
  }
}
