package dev.pawl.starter.status;

import dev.pawl.planner.undo.UndoKind;
import dev.pawl.planner.undo.UndoNote;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.workflows.status.PoolStatus;
import dev.pawl.workflows.status.UpgradeStatus;
import java.util.List;
import java.util.stream.Collectors;

/** Whether {@code pawl rollback} would be accepted now, and why, in a sentence. */
public record UndoAnswer(boolean possible, String reason) {

  static UndoAnswer of(UpgradeStatus status) {
    if (status.state().closed()) {
      return new UndoAnswer(false, "it has ended: " + status.state().label());
    }
    if (status.state() == UpgradeState.ROLLING_BACK) {
      return new UndoAnswer(false, "it is being taken back now");
    }
    List<String> running =
        StatusMerge.running(status.pools()).stream().map(PoolStatus::name).toList();
    if (running.isEmpty()) {
      return new UndoAnswer(false, "only a pool that is running can be taken back, and none is");
    }
    List<UndoNote> notes =
        status.undo().stream().filter(n -> running.contains(poolOf(n.step()))).toList();
    boolean never = notes.stream().anyMatch(n -> n.kind() == UndoKind.IRREVERSIBLE);
    return new UndoAnswer(!never, sentence(running, notes));
  }

  private static String poolOf(String step) {
    return step.startsWith("pools/") ? step.substring("pools/".length()) : "";
  }

  private static String sentence(List<String> running, List<UndoNote> notes) {
    return notes.isEmpty()
        ? "what is running: pool " + String.join(", ", running)
        : notes.stream().map(n -> n.step() + ": " + n.reason()).collect(Collectors.joining("; "));
  }
}
