package dev.pawl.planner.rollout;

import java.util.Set;
import java.util.TreeSet;

/**
 * What goes wrong with machines now.
 *
 * @param noRoom nodes whose machine is asked for and cannot be made yet: a quota, no capacity
 * @param bad machines that did not join in time (in place: nodes that did not come back) since the
 *     last one that did
 */
public record Trouble(Set<String> noRoom, Set<String> bad) {

  public Trouble {
    noRoom = noRoom == null ? Set.of() : new TreeSet<>(noRoom);
    bad = bad == null ? Set.of() : new TreeSet<>(bad);
  }

  public static Trouble none() {
    return new Trouble(Set.of(), Set.of());
  }
}
