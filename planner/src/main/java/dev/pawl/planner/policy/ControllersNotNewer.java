package dev.pawl.planner.policy;

import dev.pawl.planner.policy.ControlPlaneVersions.Component;
import java.util.List;

/** Controllers are not newer than the oldest apiserver they may talk to. */
record ControllersNotNewer(VersionRule rule, MinorLine line) implements Judge {

  @Override
  public List<Refusal> passing(VersionState state) {
    ControlPlaneVersions at = state.controlPlane();
    return at.controllers().stream()
        .filter(c -> line.distance(at.oldest(), c.version()) > 0)
        .map(c -> refusal(c, at))
        .toList();
  }

  private Refusal refusal(Component controller, ControlPlaneVersions at) {
    return new Refusal(
        rule,
        "%s is at %s, newer than the oldest apiserver, %s"
            .formatted(controller.name(), controller.version(), at.oldest()),
        "bring every apiserver to %s first".formatted(controller.version().minorRelease()));
  }
}
