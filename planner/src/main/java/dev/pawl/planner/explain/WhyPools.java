package dev.pawl.planner.explain;

import dev.pawl.planner.capacity.drain.CanaryRetreat;
import dev.pawl.planner.capacity.drain.ClosedNodes;
import dev.pawl.planner.capacity.drain.Retreat;
import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.hop.Hop;
import dev.pawl.planner.hop.Hop.PoolTurn;
import dev.pawl.planner.hop.Hops;
import dev.pawl.planner.plan.NodeOrder;
import dev.pawl.planner.plan.Plan;
import dev.pawl.planner.plan.Plan.HopPlan;
import dev.pawl.planner.plan.Plan.PoolPlan;
import dev.pawl.planner.policy.VersionRule;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.spec.TaintStrength;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.upgrade.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Why pools turn over in a hop, wait, or are left alone. */
record WhyPools(UpgradeSpec spec, ClusterState state, Plan plan, Hops hops) {

  List<Explanation> of(int index) {
    List<Explanation> said = new ArrayList<>();
    HopPlan hop = plan.hops().get(index);
    List<PoolTurn> turns = hops.hops().get(index).pools();
    String step = Steps.phase(hop, Phase.POOLS);
    if (turns.size() > 1) {
      said.add(new PoolsInOrder(spec).explanation(step));
    }
    spec.pools().forEach(pool -> waits(pool.name(), index, step, said));
    if (index == plan.hops().size() - 1) {
      atTheTarget(step, said);
      inNoPool(step, said);
    }
    WhyTurn why = new WhyTurn(spec.versionRules(), hops.hops().get(index), hops.target());
    for (PoolTurn turn : turns) {
      String poolStep = Steps.pool(hop, turn.pool());
      said.addAll(why.of(turn, poolStep));
      apart(spec.pool(turn.pool()), poolStep, said);
      movedTwice(spec.pool(turn.pool()), poolStep, said);
      if (firstTurn(turn.pool(), index)) {
        badCanary(spec.pool(turn.pool()), poolStep, said);
      }
    }
    return said;
  }

  private boolean firstTurn(String pool, int index) {
    return IntStream.range(0, index).allMatch(earlier -> turn(pool, earlier) == null);
  }

  /** What could be done, should the first nodes turn out bad. */
  private void badCanary(PoolSpec pool, String step, List<Explanation> said) {
    List<String> order = plan.pool(pool.name()).order();
    int canary = Math.min(pool.strategy().canaryNodes(), order.size());
    if (canary > 0 && !state.capacity().nodes().isEmpty()) {
      Retreat retreat = CanaryRetreat.decide(state.capacity(), order.subList(0, canary));
      said.add(
          new Explanation(
              step,
              "should its canary turn out bad: " + retreat.message(),
              OrderRules.CANARY_RETREAT));
    }
  }

  private void apart(PoolSpec pool, String step, List<Explanation> said) {
    if (pool.strategy().apartByBudgets()) {
      String why = NodeOrder.of(pool, plan.target(), state).why();
      said.add(
          new Explanation(step, "of the order of its nodes: " + why, OrderRules.BUDGETS_APART));
    }
  }

  private void movedTwice(PoolSpec pool, String step, List<Explanation> said) {
    boolean big = ClosedNodes.help(state.nodes().size(), plan.pool(pool.name()).order().size());
    if (big && !pool.inPlace() && pool.strategy().taint() == TaintStrength.SOFT) {
      said.add(
          new Explanation(
              step,
              "while few of %d nodes are new, some pods go to old ones and move again: taint: hard keeps them off"
                  .formatted(state.nodes().size()),
              OrderRules.SOME_NODES_SCORED));
    }
  }

  private void waits(String pool, int index, String step, List<Explanation> said) {
    if (turn(pool, index) != null) {
      return;
    }
    for (int later = index + 1; later < hops.hops().size(); later++) {
      PoolTurn turn = turn(pool, later);
      if (turn != null) {
        said.add(
            new Explanation(
                step,
                "pool %s waits: kubelet %s may stay beside a control plane at %s; it turns over in hop %s"
                    .formatted(
                        pool,
                        turn.from(),
                        hops.hops().get(index).to(),
                        Steps.hop(plan.hops().get(later))),
                skew()));
        return;
      }
    }
  }

  private PoolTurn turn(String pool, int index) {
    Hop hop = hops.hops().get(index);
    return hop.pools().stream().filter(t -> t.pool().equals(pool)).findFirst().orElse(null);
  }

  private VersionRule skew() {
    return spec.versionRules().rules().stream()
        .filter(rule -> rule.id().equals("KUBELET-NOT-TOO-OLD"))
        .findFirst()
        .orElseThrow();
  }

  private void atTheTarget(String step, List<Explanation> said) {
    for (PoolPlan pool : plan.pools()) {
      if (pool.turnovers() == 0 && someTurnOver()) {
        said.add(
            new Explanation(
                step,
                "pool %s is at %s already".formatted(pool.name(), plan.target()),
                OrderRules.NOTHING_TO_DO));
      }
    }
  }

  /** Where none does, the phase itself says so. */
  private boolean someTurnOver() {
    return plan.pools().stream().anyMatch(pool -> pool.turnovers() > 0);
  }

  private void inNoPool(String step, List<Explanation> said) {
    long others =
        state.nodes().stream()
            .filter(n -> !n.controlPlane())
            .filter(n -> spec.pools().stream().noneMatch(p -> p.selects(n.labels())))
            .count();
    if (others > 0) {
      said.add(
          new Explanation(
              step,
              "nodes in no pool of the spec stay as they are: " + others,
              OrderRules.POOLS_SELECTED));
    }
  }
}
