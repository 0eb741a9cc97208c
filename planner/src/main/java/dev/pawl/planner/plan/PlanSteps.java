package dev.pawl.planner.plan;

import dev.pawl.planner.plan.Plan.HopPlan;
import java.util.List;

/** What the parts of a plan are called where it is said whether they can be taken back. */
public final class PlanSteps {

  private PlanSteps() {}

  public static String pool(String name) {
    return "pools/" + name;
  }

  public static String addon(String name) {
    return "addons/" + name;
  }

  /** With its hop, where several move the control plane. */
  public static String controlPlane(List<HopPlan> hops, HopPlan hop) {
    return hops.stream().filter(HopPlan::movesControlPlane).count() == 1
        ? "controlPlane"
        : "controlPlane/" + hop.label();
  }
}
