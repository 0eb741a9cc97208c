package dev.pawl.planner.explain;

import dev.pawl.planner.policy.VersionRule;

/**
 * Why something of a plan is as it is. A step may have several.
 *
 * @param step what is explained, as {@link Steps} names it
 * @param because in this upgrade, for a person
 * @param rule which rule decided it
 */
public record Explanation(String step, String because, VersionRule rule) {}
