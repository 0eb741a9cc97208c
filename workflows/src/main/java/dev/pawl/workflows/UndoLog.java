package dev.pawl.workflows;

import dev.pawl.planner.plan.Plan;
import dev.pawl.planner.undo.UndoNote;
import dev.pawl.planner.undo.UndoRecord;
import java.util.ArrayList;
import java.util.List;

/** What this upgrade would have to take back: each record is written before its step begins. */
final class UndoLog {

  private final List<UndoRecord> records = new ArrayList<>();

  /** A step begins. Again, or with more known: the last word counts. */
  void before(UndoRecord record) {
    for (int i = 0; i < records.size(); i++) {
      UndoRecord old = records.get(i);
      if (old.step().equals(record.step()) && old.hop() == record.hop()) {
        records.set(i, record);
        return;
      }
    }
    records.add(record);
  }

  List<UndoRecord> records() {
    return List.copyOf(records);
  }

  /** What the plan said, but for the steps of which more is known by now. */
  List<UndoNote> notes(Plan plan) {
    return plan.undo().stream().map(this::asFarAsKnown).toList();
  }

  private UndoNote asFarAsKnown(UndoNote planned) {
    return records.stream()
        .map(UndoRecord::note)
        .filter(n -> n.step().equals(planned.step()))
        .reduce((first, last) -> last)
        .orElse(planned);
  }
}
