package dev.pawl.planner.policy;

import dev.pawl.planner.version.KubeVersion;
import java.util.List;

/** Down is no target. Back to where one came from is allowed by some. */
record NeverDown(VersionRule rule, WayBack wayBack) implements Judge {

  /** Whether a product can take a control plane back to where it came from. */
  enum WayBack {
    SUPPORTED,
    NONE
  }

  @Override
  public List<Refusal> controlPlane(ControlPlaneMove move) {
    return switch (move.purpose()) {
      case UPGRADE -> refuse("the control plane", move.from(), move.to());
      case ROLLBACK -> goingBack("the control plane", move.from(), move.to());
    };
  }

  /** A pool that goes down does so in a rollback. */
  @Override
  public List<Refusal> pool(PoolMove move) {
    return goingBack("pool " + move.pool(), move.from(), move.to());
  }

  private List<Refusal> goingBack(String what, KubeVersion from, KubeVersion to) {
    return switch (wayBack) {
      case SUPPORTED -> List.of();
      case NONE -> refuse(what, from, to);
    };
  }

  private List<Refusal> refuse(String what, KubeVersion from, KubeVersion to) {
    return to.compareTo(from) >= 0
        ? List.of()
        : List.of(
            new Refusal(
                rule,
                "%s is at %s, and %s is older".formatted(what, from, to),
                "name a version of at least %s, and repair forwards".formatted(from)));
  }
}
