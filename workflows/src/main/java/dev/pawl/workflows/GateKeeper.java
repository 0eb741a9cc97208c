package dev.pawl.workflows;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.GateSpec;
import dev.pawl.workflows.activity.GateActivities;
import dev.pawl.workflows.activity.GateActivities.GateReport;
import dev.pawl.workflows.activity.GateActivities.GateRequest;
import dev.pawl.workflows.activity.UpgradeRef;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks gates. One bad look is not believed: a gate fails when it says no three times in a row. */
final class GateKeeper {

  private static final int LOOKS = 3;
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  private final UpgradeRef upgrade;

  GateKeeper(UpgradeRef upgrade) {
    this.upgrade = upgrade;
  }

  /**
   * Empty where the gate lets pass, or where the caller was interrupted; a hold where it does not.
   */
  Optional<Hold> look(GateSpec gate, Supplier<Boolean> interrupted) {
    for (int look = 1; ; look++) {
      GateReport report =
          Steps.stub(GateActivities.class, "gate " + gate.name())
              .look(new GateRequest(upgrade, gate));
      if (report.pass()) {
        return Optional.empty();
      }
      if (look == LOOKS) {
        return Optional.of(
            new Hold(
                HoldCode.GATE_FAILED,
                "gate %s says no, %d times in a row: %s"
                    .formatted(gate.name(), LOOKS, report.sentence()),
                "Gate/" + gate.name()));
      }
      if (Workflow.await(BETWEEN, interrupted)) {
        return Optional.empty();
      }
    }
  }
}
