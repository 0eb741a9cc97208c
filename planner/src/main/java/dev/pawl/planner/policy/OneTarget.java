package dev.pawl.planner.policy;

import java.util.List;
import java.util.stream.Collectors;

/** All pools of a cluster have one target. */
record OneTarget(VersionRule rule) implements Judge {

  @Override
  public List<Refusal> targets(List<PoolTarget> targets) {
    return targets.stream().map(PoolTarget::version).distinct().count() <= 1
        ? List.of()
        : List.of(
            new Refusal(
                rule,
                "pools have different targets: "
                    + targets.stream()
                        .map(t -> t.pool() + " " + t.version())
                        .collect(Collectors.joining(", ")),
                "give them all one, and pause those that are to wait"));
  }
}
