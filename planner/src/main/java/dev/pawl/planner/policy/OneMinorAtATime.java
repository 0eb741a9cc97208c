package dev.pawl.planner.policy;

import dev.pawl.planner.version.Minor;
import java.util.List;
import java.util.stream.Collectors;

/** No minor is left out, in either direction. */
record OneMinorAtATime(VersionRule rule, MinorLine line, int most) implements Judge {

  @Override
  public List<Refusal> controlPlane(ControlPlaneMove move) {
    int minors = line.distance(move.from(), move.to());
    return Math.abs(minors) <= most
        ? List.of()
        : List.of(
            new Refusal(
                rule,
                "from %s to %s are %d minors, and a control plane goes %d at a time"
                    .formatted(move.from(), move.to(), Math.abs(minors), most),
                "go by way of " + between(move)));
  }

  private String between(ControlPlaneMove move) {
    Minor from = move.from().minorRelease();
    Minor to = move.to().minorRelease();
    List<Minor> minors =
        line.distance(from, to) > 0 ? line.between(from, to) : line.between(to, from);
    return minors.stream().map(Minor::toString).collect(Collectors.joining(", "));
  }
}
