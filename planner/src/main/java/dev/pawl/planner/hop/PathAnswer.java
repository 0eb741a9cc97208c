package dev.pawl.planner.hop;

/** A path, or why there is none. */
public sealed interface PathAnswer permits HopPath, Refused {}
