package dev.pawl.planner.capacity.drain;

import dev.pawl.planner.capacity.SpreadConstraint;

/**
 * A spread constraint of a shape, with what it counts.
 *
 * @param itself 1 where the constraint counts the pod itself, else 0
 */
record SpreadRule(SpreadConstraint constraint, SpreadCounts counts, int itself) {

  boolean labelled(BoardNode node) {
    return counts.topology().domain(node) != Topology.NO_DOMAIN;
  }

  boolean admits(BoardNode node) {
    return labelled(node)
        && counts.in(node) + itself - counts.fewest(constraint.minDomains())
            <= constraint.maxSkew();
  }
}
