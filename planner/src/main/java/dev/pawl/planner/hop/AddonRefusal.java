package dev.pawl.planner.hop;

import dev.pawl.planner.policy.Refusal;

/**
 * Why an addon cannot be brought to its new version anywhere on the way.
 *
 * @param addon its name
 */
public record AddonRefusal(String addon, Refusal refusal) {}
