package dev.pawl.planner.policy;

import dev.pawl.planner.policy.ControlPlaneVersions.Component;
import java.util.List;

/** Controllers are not far behind the newest apiserver they may talk to. */
record ControllersNotTooOld(VersionRule rule, MinorLine line, int most) implements Judge {

  @Override
  public List<Refusal> passing(VersionState state) {
    ControlPlaneVersions at = state.controlPlane();
    return at.controllers().stream()
        .filter(c -> line.distance(c.version(), at.newest()) > most)
        .map(c -> refusal(c, at))
        .toList();
  }

  private Refusal refusal(Component controller, ControlPlaneVersions at) {
    return new Refusal(
        rule,
        "%s is at %s, more than %d minor behind apiserver %s"
            .formatted(controller.name(), controller.version(), most, at.newest()),
        "upgrade %s first".formatted(controller.name()));
  }
}
