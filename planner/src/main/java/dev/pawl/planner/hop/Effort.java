package dev.pawl.planner.hop;

/** How much turning pools over costs. */
public record Effort(long nodes, long podMoves) {}
