package dev.pawl.activities.drain;

import dev.pawl.planner.spec.DrainSpec;
import dev.pawl.planner.spec.DrainWaits;
import dev.pawl.planner.spec.ForceGuards;
import dev.pawl.planner.spec.OnBlocked;
import java.time.Duration;

/** Ways to drain. */
final class DrainSpecs {

  private DrainSpecs() {}

  static DrainSpec timeout(Duration timeout) {
    return new DrainSpec(timeout, null, null, null, null, null, null);
  }

  /** Pods whose data or selves are lost may go. */
  static DrainSpec lenient() {
    return new DrainSpec(null, null, true, true, null, null, null);
  }

  static DrainSpec barePods() {
    return new DrainSpec(null, null, false, true, null, null, null);
  }

  static DrainSpec force(Duration timeout, ForceGuards guards) {
    return new DrainSpec(timeout, OnBlocked.FORCE, null, null, null, null, guards);
  }

  static DrainSpec waits(DrainWaits waits) {
    return new DrainSpec(null, null, null, null, waits, null, null);
  }
}
