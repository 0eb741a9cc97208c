package dev.pawl.planner.explain;

import dev.pawl.planner.plan.Plan.HopPlan;
import dev.pawl.planner.upgrade.Phase;

/**
 * Names of what is explained: unlike a hop's label they hold whole versions, so that two patches of
 * one minor are told apart.
 */
public final class Steps {

  /** The upgrade as a whole. */
  public static final String UPGRADE = "upgrade";

  private static final String CHANGE = "change/";

  private Steps() {}

  /** A hop: {@code 1.35.4→1.36.3}. */
  public static String hop(HopPlan hop) {
    return hop.from() + "→" + hop.to();
  }

  /** A phase of a hop: {@code 1.35.4→1.36.3/controlPlane}. */
  public static String phase(HopPlan hop, Phase phase) {
    return hop(hop) + "/" + phase.label();
  }

  /** A pool in a hop: {@code 1.35.4→1.36.3/pools/workers}. */
  public static String pool(HopPlan hop, String pool) {
    return phase(hop, Phase.POOLS) + "/" + pool;
  }

  /** What another change would trigger: {@code change/vm-class}. */
  static String change(String name) {
    return CHANGE + name;
  }

  /** Whether it is about a change other than this upgrade's. */
  public static boolean isChange(String step) {
    return step.startsWith(CHANGE);
  }
}
