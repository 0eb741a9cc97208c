package dev.pawl.planner.policy;

import dev.pawl.planner.version.KubeVersion;

/** A control plane that goes, or is asked to go, from one version to another. */
public record ControlPlaneMove(KubeVersion from, KubeVersion to, Purpose purpose) {

  /** What a move is for: the rules of going down differ. */
  public enum Purpose {
    UPGRADE,
    /** Back to where this upgrade came from. */
    ROLLBACK
  }

  public static ControlPlaneMove upgrade(KubeVersion from, KubeVersion to) {
    return new ControlPlaneMove(from, to, Purpose.UPGRADE);
  }

  public static ControlPlaneMove rollback(KubeVersion from, KubeVersion to) {
    return new ControlPlaneMove(from, to, Purpose.ROLLBACK);
  }
}
