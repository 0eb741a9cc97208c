package dev.pawl.planner.hop;

/** Hops, or why there are none. */
public sealed interface HopAnswer permits Hops, Refused {}
