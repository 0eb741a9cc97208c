package dev.pawl.workflows;

import dev.pawl.planner.spec.ExecAction;
import dev.pawl.planner.undo.UndoRecord;
import dev.pawl.workflows.ClusterUpgradeWorkflow.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a rollback could not take back, why, and what a person does to finish it. */
final class Remains {

  private final List<Left> left = new ArrayList<>();

  private record Left(UndoRecord record, String why) {}

  void of(UndoRecord record, String why) {
    left.add(new Left(record, why));
  }

  boolean isEmpty() {
    return left.isEmpty();
  }

  /** Whether the objects of an addon that were recorded are still needed. */
  boolean ofAddons() {
    return left.stream().anyMatch(l -> l.record() instanceof UndoRecord.Addon);
  }

  String sentence(Start start) {
    return left.stream()
        .map(l -> "%s remains: %s; %s".formatted(l.record().step(), l.why(), toFinish(l, start)))
        .collect(Collectors.joining(". "));
  }

  private static String toFinish(Left left, Start start) {
    UndoRecord record = left.record();
    if (record instanceof UndoRecord.ControlPlane c) {
      List<String> command = start.spec().controlPlane().exec().command(ExecAction.ROLLBACK);
      return command.isEmpty()
          ? "bring it from %s to %s by its own means%s".formatted(c.to(), c.from(), snapshot(c))
          : "to finish, run %s with action rollback, from %s, to %s%s"
              .formatted(String.join(" ", command), c.to(), c.from(), snapshot(c));
    }
    if (record instanceof UndoRecord.Addon a) {
      return a.secret() == null
          ? "nothing of it was recorded"
          : "its objects are kept: kubectl get secret -n pawl-system -l pawl.dev/undo=%s"
              .formatted(a.secret());
    }
    UndoRecord.Pool pool = (UndoRecord.Pool) record;
    return "to finish, replace those of its nodes that are at %s by nodes at %s: kubectl get nodes -l %s"
        .formatted(pool.to(), pool.from(), start.spec().pool(pool.pool()).labelSelector());
  }

  private static String snapshot(UndoRecord.ControlPlane record) {
    return record.snapshot() == null ? "" : " (snapshot: " + record.snapshot().sentence() + ")";
  }
}
