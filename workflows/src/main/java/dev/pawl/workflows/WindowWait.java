package dev.pawl.workflows;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.window.StepWindows;
import dev.pawl.planner.window.WindowFit;
import dev.pawl.workflows.activity.ClusterActivities;
import java.time.Duration;
import java.util.Optional;

/**
 * Before a step outside the pools: waits, by a durable timer, until it would end in a window. Asked
 * is an activity, because time zones are the worker's data and not the history's.
 */
final class WindowWait {

  private static final String STEP = "window";

  /** Another worker may know other time zones, and a person may mend the clock. */
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(15);

  private final PhaseSteps steps;

  WindowWait(PhaseSteps steps) {
    this.steps = steps;
  }

  void pass(StepWindows step) {
    while (true) {
      WindowFit[] fit = new WindowFit[1];
      boolean looked =
          steps.pass(
              STEP,
              LOOK_AGAIN,
              () -> {
                fit[0] = Steps.stub(ClusterActivities.class, "is a window open?").window(step);
                return fit[0] instanceof WindowFit.Never never
                    ? Optional.of(new Hold(HoldCode.NO_WINDOW, never.why()))
                    : Optional.empty();
              });
      if (!looked || !(fit[0] instanceof WindowFit.WaitUntil wait)) {
        return;
      }
      steps.waitFor(STEP, new Hold(HoldCode.WINDOW, wait.why()), Steps.until(wait.at()));
    }
  }
}
