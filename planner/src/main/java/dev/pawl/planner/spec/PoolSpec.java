package dev.pawl.planner.spec;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Nodes that are upgraded by one strategy, with one driver.
 *
 * @param matchLabels the labels that make a node a member
 * @param exec the commands of driver exec, null for the others
 */
public record PoolSpec(
    String name,
    Map<String, String> matchLabels,
    PoolDriver driver,
    ExecCommands exec,
    Strategy strategy,
    DrainSpec drain) {

  public PoolSpec {
    matchLabels =
        matchLabels == null
            ? Map.of()
            : Collections.unmodifiableSortedMap(new TreeMap<>(matchLabels));
    strategy = strategy == null ? Strategy.defaults() : strategy;
    drain = drain == null ? DrainSpec.defaults() : drain;
  }

  /** In place: the machine stays and is changed; else it is replaced by a new one. */
  public boolean inPlace() {
    return driver == PoolDriver.EXEC;
  }

  /** The same with other numbers of nodes under way at once. */
  public PoolSpec at(Concurrency other) {
    return new PoolSpec(name, matchLabels, driver, exec, strategy.at(other), drain);
  }

  /** How many nodes may be on their way out at once, were the pool of that size. */
  public int sideBySide(int poolSize) {
    int surge = inPlace() ? 0 : strategy.surgeFor(poolSize);
    return surge + strategy.unavailableFor(poolSize);
  }

  /** The pool's nodes as a label selector, as kubectl writes it. */
  public String labelSelector() {
    StringBuilder s = new StringBuilder();
    matchLabels.forEach((k, v) -> s.append(s.isEmpty() ? "" : ",").append(k).append('=').append(v));
    return s.toString();
  }

  /** Whether a node with these labels is a member. */
  public boolean selects(Map<String, String> labels) {
    return labels.entrySet().containsAll(matchLabels.entrySet());
  }
}
