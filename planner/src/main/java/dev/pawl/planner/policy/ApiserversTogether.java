package dev.pawl.planner.policy;

import java.util.List;

/** The apiservers of one cluster are near each other. */
record ApiserversTogether(VersionRule rule, MinorLine line, int most) implements Judge {

  @Override
  public List<Refusal> passing(VersionState state) {
    ControlPlaneVersions at = state.controlPlane();
    return line.distance(at.oldest(), at.newest()) <= most
        ? List.of()
        : List.of(
            new Refusal(
                rule,
                "apiservers are at %s and at %s".formatted(at.oldest(), at.newest()),
                "finish or take back the upgrade that was begun"));
  }
}
