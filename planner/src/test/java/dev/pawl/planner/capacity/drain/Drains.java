package dev.pawl.planner.capacity.drain;

import dev.pawl.planner.capacity.drain.DrainOutcome.NoPlace;
import java.util.List;

/** Rollouts for tests, over all nodes of a cluster. */
final class Drains {

  private Drains() {}

  static DrainOutcome surge(Clusters cluster, int surge) {
    return drain(cluster, new Rollout(cluster.names(), surge, 0, Machines.REPLACED));
  }

  static DrainOutcome unavailable(Clusters cluster, int unavailable, Machines machines) {
    return drain(cluster, new Rollout(cluster.names(), 0, unavailable, machines));
  }

  static DrainOutcome drain(Clusters cluster, Rollout rollout) {
    return DrainSimulation.of(cluster.build(), rollout);
  }

  /** Of the first pod without a place. */
  static List<String> reasons(DrainOutcome outcome) {
    return ((NoPlace) outcome)
        .findings().get(0).reasons().stream().map(ReasonCount::toString).toList();
  }
}
