package dev.pawl.workflows;

import dev.pawl.planner.hold.HoldCode;
import dev.pawl.workflows.message.StepOrder;
import dev.pawl.workflows.status.UpgradeStatus.StepStatus;
import io.temporal.failure.ApplicationFailure;
import java.util.List;

/** Which of the held steps wait for a person's approval. */
final class Approvals {

  private Approvals() {}

  /**
   * The step that a person approves.
   *
   * @throws ApplicationFailure where none waits, or several and none was named
   */
  static String find(StepOrder order, List<StepStatus> holds) {
    List<StepStatus> asking = holds.stream().filter(Approvals::asks).toList();
    if (asking.isEmpty()) {
      throw HeldSteps.refused("nothing waits for an approval here");
    }
    return HeldSteps.find(order, asking);
  }

  /** A person who is asked says yes, or aborts; there is nothing to try again or to leave out. */
  static void refuse(String step, List<StepStatus> holds) {
    if (holds.stream().anyMatch(h -> h.step().equals(step) && asks(h))) {
      throw HeldSteps.refused("step " + step + " waits for an approval: 'pawl approve'");
    }
  }

  private static boolean asks(StepStatus held) {
    return held.hold().code() == HoldCode.APPROVAL;
  }
}
