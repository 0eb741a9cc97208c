package dev.pawl.planner.capacity;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * An amount of each resource of a node: what is asked for, or what is there.
 *
 * @param cpuMilli thousandths of a core
 * @param memoryBytes bytes
 * @param other by name, such as {@code ephemeral-storage} (bytes), {@code hugepages-2Mi} (bytes),
 *     {@code nvidia.com/gpu} (a count). Pods and their number are no resource here: see {@link
 *     NodeCapacity#maxPods}
 */
public record Resources(long cpuMilli, long memoryBytes, Map<String, Long> other) {

  public static final Resources NONE = new Resources(0, 0, Map.of());

  public Resources {
    other = Map.copyOf(other);
  }

  public static Resources of(long cpuMilli, long memoryBytes) {
    return new Resources(cpuMilli, memoryBytes, Map.of());
  }

  public Resources plus(Resources more) {
    return new Resources(
        cpuMilli + more.cpuMilli, memoryBytes + more.memoryBytes, merge(more.other, Long::sum));
  }

  /** Of each resource the larger amount. */
  public Resources max(Resources others) {
    return new Resources(
        Math.max(cpuMilli, others.cpuMilli),
        Math.max(memoryBytes, others.memoryBytes),
        merge(others.other, Long::max));
  }

  /** These, but what {@code over} names (more than none of) is as it says. */
  public Resources overriddenBy(Resources over) {
    return new Resources(
        over.cpuMilli > 0 ? over.cpuMilli : cpuMilli,
        over.memoryBytes > 0 ? over.memoryBytes : memoryBytes,
        merge(over.other, (own, theirs) -> theirs > 0 ? theirs : own));
  }

  private Map<String, Long> merge(Map<String, Long> more, BinaryOperator<Long> how) {
    if (more.isEmpty()) {
      return other;
    }
    SortedMap<String, Long> merged = new TreeMap<>(other);
    more.forEach((name, amount) -> merged.merge(name, amount, how));
    return merged;
  }
}
