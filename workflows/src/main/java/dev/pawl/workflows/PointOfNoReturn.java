package dev.pawl.workflows;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.undo.UndoKind;
import dev.pawl.planner.undo.UndoNote;
import dev.pawl.workflows.ClusterUpgradeWorkflow.Start;
import java.util.List;
import java.util.Optional;

/**
 * Asks a person before the first step that cannot be taken back, where the spec says so. After it
 * nobody is asked any more: there is no way back to what the cluster was. Of addons side by side,
 * that is the first that begins.
 */
final class PointOfNoReturn {

  private final PhaseSteps steps;
  private final List<UndoNote> irreversible;
  private boolean asks;

  PointOfNoReturn(Start start, PhaseSteps steps) {
    this.steps = steps;
    this.asks = start.spec().requireApprovalBeforeIrreversible();
    this.irreversible =
        start.plan().undo().stream().filter(n -> n.kind() == UndoKind.IRREVERSIBLE).toList();
  }

  /**
   * @param step as the plan's notes call it
   */
  void before(String step) {
    Optional<UndoNote> note = irreversible.stream().filter(n -> n.step().equals(step)).findFirst();
    if (asks && note.isPresent()) {
      ask(step, note.get().reason());
      asks = false;
    }
  }

  /** What a two-step upgrade can take back, it can until this; each hop has one. */
  void beforeFinalise() {
    if (asks) {
      ask(
          "controlPlane/finalise",
          "a control plane that is finalised goes back with loss, if at all");
    }
  }

  private void ask(String step, String reason) {
    steps.awaitApproval(
        "approval/" + step,
        new Hold(
            HoldCode.APPROVAL,
            "%s is next and cannot be taken back (%s): 'pawl approve' goes on, 'pawl abort' stops here"
                .formatted(step, reason),
            "Step/" + step));
  }
}
