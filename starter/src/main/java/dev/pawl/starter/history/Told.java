package dev.pawl.starter.history;

import dev.pawl.planner.predict.PredictedVsActual;
import java.util.List;

/**
 * What an upgrade's history tells.
 *
 * @param lines what happened, in order
 * @param comparison what was predicted and what came of it; null while it runs
 */
public record Told(List<HistoryLine> lines, PredictedVsActual comparison) {
  public Told {
    lines = List.copyOf(lines);
  }
}
