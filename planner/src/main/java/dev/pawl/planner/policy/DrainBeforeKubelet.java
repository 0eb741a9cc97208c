package dev.pawl.planner.policy;

import java.util.List;

/** A kubelet changes its minor on an empty node only. */
record DrainBeforeKubelet(VersionRule rule, MinorLine line) implements Judge {

  @Override
  public List<Refusal> pool(PoolMove move) {
    return move.drained() || line.distance(move.from(), move.to()) == 0
        ? List.of()
        : List.of(
            new Refusal(
                rule,
                "pool %s would go from %s to %s with pods on its nodes"
                    .formatted(move.pool(), move.from(), move.to()),
                "drain each node first"));
  }
}
