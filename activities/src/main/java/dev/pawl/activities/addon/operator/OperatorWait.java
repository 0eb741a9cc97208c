package dev.pawl.activities.addon.operator;

import dev.pawl.activities.step.Pulse;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.operator.OperatorJudge;
import dev.pawl.planner.operator.OperatorReport;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.spec.Durations;
import dev.pawl.workflows.failure.StepFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Waits for an operator, and shows what it says of itself: progressing, failed, available. */
final class OperatorWait {

  private static final Duration LOOK = Duration.ofSeconds(1);

  private final OperatorObject object;
  private final AddonSpec addon;
  private final Pulse pulse;
  private final Clock clock;

  OperatorWait(OperatorObject object, AddonSpec addon, Pulse pulse, Clock clock) {
    this.object = object;
    this.addon = addon;
    this.pulse = pulse;
    this.clock = clock;
  }

  /**
   * Returns once it is available. What failed may pass, so that only the time ends the wait.
   *
   * @param since when the wait began, in an earlier attempt perhaps
   * @throws io.temporal.failure.ApplicationFailure ADDON_NOT_READY when the time is over
   */
  void until(Instant since) {
    while (true) {
      pulse.check();
      OperatorReport report = look();
      if (report instanceof OperatorReport.Available) {
        pulse.moving();
        return;
      }
      if (!clock.instant().isBefore(since.plus(addon.readyTimeout()))) {
        throw StepFailure.of(hold(report, late()));
      }
      pulse.hold(hold(report, ""));
      pulse.pause(LOOK);
    }
  }

  /** Whether it is available now. */
  boolean isOver() {
    return look() instanceof OperatorReport.Available;
  }

  private OperatorReport look() {
    return OperatorJudge.judge(
        object.look().orElseThrow(object::noObject), addon.operator().ready());
  }

  private String late() {
    return " (it is not available after %s)".formatted(Durations.format(addon.readyTimeout()));
  }

  private Hold hold(OperatorReport report, String late) {
    String state = report instanceof OperatorReport.Failed ? "failed" : "progressing";
    String why =
        report instanceof OperatorReport.Failed failed
            ? failed.why()
            : report instanceof OperatorReport.Progressing progressing ? progressing.why() : "";
    return new Hold(
        HoldCode.ADDON_NOT_READY,
        "Addon %s is %s%s: %s: %s.".formatted(addon.name(), state, late, object.spoken(), why),
        object.ref());
  }
}
