package dev.pawl.workflows.status;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.predict.PhaseFigures;
import dev.pawl.planner.undo.UndoNote;
import dev.pawl.planner.undo.UndoOutlook;
import dev.pawl.planner.upgrade.Phase;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.planner.version.KubeVersion;
import java.time.Instant;
import java.util.List;

/**
 * Where an upgrade stands, as its own workflow knows it; the pools that are running know more.
 *
 * @param id the mark of everything this run makes
 * @param startedBy as {@code user@host}
 * @param closedAt null while it runs
 * @param outcome a sentence on how it ended; null while it runs
 * @param figures how long its phases and pools took; none while it runs
 * @param undo of each step of the plan, whether it can be taken back
 * @param outlook whether a rollback would be accepted now; null where nobody can say
 * @param notices what a person should know, such as what was adopted
 */
public record UpgradeStatus(
    String name,
    String id,
    UpgradeState state,
    Phase phase,
    String hop,
    KubeVersion from,
    KubeVersion target,
    Instant startedAt,
    Instant closedAt,
    String startedBy,
    List<StepStatus> holds,
    List<PoolStatus> pools,
    List<UndoNote> undo,
    List<String> notices,
    String outcome,
    List<PhaseFigures> figures,
    UndoOutlook outlook) {

  public UpgradeStatus {
    holds = List.copyOf(holds);
    pools = List.copyOf(pools);
    undo = List.copyOf(undo);
    notices = List.copyOf(notices);
    figures = figures == null ? List.of() : List.copyOf(figures);
  }

  /** A step and the reason why it waits. */
  public record StepStatus(String step, Hold hold, Instant since) {}
}
