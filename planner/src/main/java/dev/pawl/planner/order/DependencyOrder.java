package dev.pawl.planner.order;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * In which order things begin of which some wait for others: each as soon as all that it depends on
 * is through, in the order they are written where several might, and never too many at once.
 */
public final class DependencyOrder {

  /** So many are under way at most: an API server and its webhooks serve others, too. */
  public static final int AT_ONCE = 4;

  private final Map<String, List<String>> dependencies = new LinkedHashMap<>();

  /**
   * @param dependencies of each, in the order they are written, without cycles; what is named there
   *     and is none of them is through already
   */
  public DependencyOrder(Map<String, List<String>> dependencies) {
    dependencies.forEach(
        (name, all) ->
            this.dependencies.put(name, all.stream().filter(dependencies::containsKey).toList()));
  }

  /**
   * What begins next; empty where that is for something under way to decide, or nothing is left.
   *
   * @param begun all that have begun, those that are through among them
   */
  public Optional<String> next(Collection<String> begun, Collection<String> through) {
    return begun.size() - through.size() >= AT_ONCE
        ? Optional.empty()
        : dependencies.keySet().stream()
            .filter(name -> !begun.contains(name))
            .filter(name -> through.containsAll(dependencies.get(name)))
            .findFirst();
  }

  /** All of them, round by round: each behind what it depends on. */
  public List<String> names() {
    return rounds().stream().flatMap(List::stream).toList();
  }

  /** What begins together where each takes as long as any other. */
  public List<List<String>> rounds() {
    List<List<String>> rounds = new ArrayList<>();
    Set<String> through = new HashSet<>();
    while (through.size() < dependencies.size()) {
      List<String> round = round(through);
      if (round.isEmpty()) {
        throw new IllegalArgumentException("a cycle in " + dependencies);
      }
      rounds.add(round);
      through.addAll(round);
    }
    return rounds;
  }

  private List<String> round(Set<String> through) {
    List<String> round = new ArrayList<>();
    Set<String> begun = new HashSet<>(through);
    Optional<String> next = next(begun, through);
    while (next.isPresent()) {
      round.add(next.get());
      begun.add(next.get());
      next = next(begun, through);
    }
    return round;
  }
}
