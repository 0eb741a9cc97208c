package dev.pawl.planner.undo;

/**
 * Whether something can be taken back, and a sentence on why or how.
 *
 * @param reason for a person
 */
public record Reversal(UndoKind kind, String reason) {

  static Reversal reversible(String reason) {
    return new Reversal(UndoKind.REVERSIBLE, reason);
  }

  static Reversal lossy(String reason) {
    return new Reversal(UndoKind.LOSSY, reason);
  }

  static Reversal irreversible(String reason) {
    return new Reversal(UndoKind.IRREVERSIBLE, reason);
  }

  /** The same, of a step. */
  public UndoNote of(String step) {
    return new UndoNote(step, kind, reason);
  }
}
