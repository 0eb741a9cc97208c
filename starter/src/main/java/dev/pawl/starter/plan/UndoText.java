package dev.pawl.starter.plan;

import dev.pawl.planner.undo.UndoKind;
import dev.pawl.planner.undo.UndoNote;
import dev.pawl.starter.output.TextTable;
import java.util.ArrayList;
import java.util.List;

/** The way back of each step, for people. */
public final class UndoText {

  private static final int STEP_WIDTH = 20;
  private static final int KIND_WIDTH = 13;

  private UndoText() {}

  /** A heading and a line for each step. */
  public static List<String> lines(List<UndoNote> notes) {
    List<String> lines = new ArrayList<>();
    lines.add("the way back");
    notes.forEach(n -> lines.add(line(n)));
    return lines;
  }

  private static String line(UndoNote note) {
    return "  %s %s %s %s"
        .formatted(
            mark(note.kind()),
            TextTable.padded(note.step(), STEP_WIDTH),
            TextTable.padded(word(note.kind()), KIND_WIDTH),
            note.reason());
  }

  private static String word(UndoKind kind) {
    return kind == UndoKind.LOSSY ? "with loss" : kind.label();
  }

  private static String mark(UndoKind kind) {
    return switch (kind) {
      case REVERSIBLE -> "✓";
      case LOSSY -> "~";
      case IRREVERSIBLE -> "✗";
    };
  }
}
