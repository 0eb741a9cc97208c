package dev.pawl.planner.hop;

import dev.pawl.planner.policy.MinorLine;
import dev.pawl.planner.version.KubeVersion;
import java.util.List;
import java.util.Map;

/** Counts what turnovers cost. */
final class Efforts {

  private Efforts() {}

  static Effort of(List<HopPool> pools, Map<String, List<Integer>> turnovers) {
    Effort sum = new Effort(0, 0);
    for (HopPool pool : pools) {
      sum = plus(sum, pool, turnovers.getOrDefault(pool.name(), List.of()).size());
    }
    return sum;
  }

  /** What turning every pool over in every hop that leaves it behind would cost more. */
  static Effort saved(HopQuestion question, List<Hop> hops, Effort planned) {
    Effort sum = new Effort(-planned.nodes(), -planned.podMoves());
    for (HopPool pool : question.pools()) {
      sum =
          switch (pool.part()) {
            case TURNS_OVER -> plus(sum, pool, inEveryHop(pool, hops, question.policy().line()));
            case LEFT_ALONE -> sum;
          };
    }
    return sum;
  }

  private static int inEveryHop(HopPool pool, List<Hop> hops, MinorLine line) {
    int turns = 0;
    KubeVersion kubelet = pool.oldestKubelet();
    for (Hop hop : hops) {
      if (line.isNewer(hop.to().version(), kubelet)) {
        turns++;
        kubelet = hop.to().version();
      }
    }
    return turns;
  }

  private static Effort plus(Effort sum, HopPool pool, int turns) {
    return new Effort(
        sum.nodes() + (long) turns * pool.nodes(),
        sum.podMoves() + (long) turns * pool.movablePods());
  }
}
