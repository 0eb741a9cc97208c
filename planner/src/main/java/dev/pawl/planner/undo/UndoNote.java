package dev.pawl.planner.undo;

/**
 * Whether and why a step can be taken back.
 *
 * @param step such as {@code pools/workers}
 */
public record UndoNote(String step, UndoKind kind, String reason) {}
