package dev.pawl.starter.history;

import dev.pawl.planner.predict.PredictedVsActual;
import dev.pawl.planner.undo.UndoNote;
import java.util.List;

/**
 * What an upgrade's history tells.
 *
 * @param lines what happened, in order
 * @param undo of each step, whether it can be taken back: as planned, or as it was known at the end
 * @param comparison what was predicted and what came of it; null while it runs
 */
public record Told(List<HistoryLine> lines, List<UndoNote> undo, PredictedVsActual comparison) {
  public Told {
    lines = List.copyOf(lines);
    undo = List.copyOf(undo);
  }
}
