package dev.pawl.workflows.activity;

import dev.pawl.planner.spec.GateSpec;
import io.temporal.activity.ActivityInterface;

/** Conditions that must hold before an upgrade goes on. */
@ActivityInterface
public interface GateActivities {

  /** Asks once; an answer that cannot be had is a failure that is retried, never a pass. */
  GateReport look(GateRequest request);

  record GateRequest(UpgradeRef upgrade, GateSpec gate) {}

  /**
   * @param sentence the figure and the condition, for a person
   */
  record GateReport(boolean pass, String sentence) {}
}
