package dev.pawl.planner.rollout;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the workflow has begun and the cluster may not show yet, and what it remembers because the
 * cluster cannot tell. Small: it grows with what is in flight, not with the pool.
 *
 * @param surging machines being made, by the node they are for
 * @param retiring nodes being drained, removed or changed in place
 * @param joined machines seen Ready at the version, DaemonSets and all, whose old node may still be
 *     there
 * @param owed nodes that are removed before a machine for them has joined; they count once gone
 * @param held nodes whose step waits for a person
 * @param skipped nodes a person said to leave as they are
 * @param rejected machines given up on: they go before another is made in their place
 * @param attempts machines tried so far, where more than one
 * @param trouble what goes wrong with machines now
 */
public record InFlight(
    Map<String, String> surging,
    Set<String> retiring,
    Set<String> joined,
    List<String> owed,
    Set<String> held,
    Set<String> skipped,
    Set<String> rejected,
    Map<String, Integer> attempts,
    Trouble trouble) {

  public InFlight {
    surging = new TreeMap<>(surging);
    retiring = new TreeSet<>(retiring);
    joined = new TreeSet<>(joined);
    owed = List.copyOf(owed);
    held = new TreeSet<>(held);
    skipped = new TreeSet<>(skipped);
    rejected = new TreeSet<>(rejected);
    attempts = new TreeMap<>(attempts);
  }

  public static InFlight nothing() {
    return new InFlight(
        Map.of(),
        Set.of(),
        Set.of(),
        List.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Map.of(),
        Trouble.none());
  }

  InFlight notOwed(Set<String> less) {
    List<String> left = owed.stream().filter(n -> !less.contains(n)).toList();
    return new InFlight(
        surging, retiring, joined, left, held, skipped, rejected, attempts, trouble);
  }

  InFlight skipping(Set<String> more) {
    Set<String> all = new TreeSet<>(skipped);
    all.addAll(more);
    return new InFlight(surging, retiring, joined, owed, held, all, rejected, attempts, trouble);
  }

  /** Whether no step is being carried out. */
  public boolean idle() {
    return surging.isEmpty() && retiring.isEmpty();
  }

  boolean mayNotSurge(String node) {
    return surging.containsKey(node) || waitsForPerson(node);
  }

  boolean mayNotRetire(String node) {
    return retiring.contains(node) || waitsForPerson(node);
  }

  int attempt(String node) {
    return attempts.getOrDefault(node, 1);
  }

  private boolean waitsForPerson(String node) {
    return held.contains(node) || skipped.contains(node);
  }
}
