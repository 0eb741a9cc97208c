package dev.pawl.planner.spec;

import dev.pawl.planner.spec.UpgradeDocument.CanaryNodes;
import dev.pawl.planner.spec.UpgradeDocument.Pool;
import dev.pawl.planner.spec.UpgradeDocument.PoolStrategy;
import dev.pawl.planner.spec.text.FieldPath;
import dev.pawl.planner.spec.text.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A strategy can go on, and does not contradict itself or its driver. */
final class StrategyCheck implements DocumentCheck {

  private static final int WHOLE_POOL = 100;
  private static final PoolStrategy NOT_WRITTEN =
      new PoolStrategy(null, null, null, null, null, null, null);

  @Override
  public void check(UpgradeDocument document, Problems problems) {
    Policy policy = document.spec().policy();
    DocumentCheck.forEachPool(document.spec(), (pool, at) -> check(pool, policy, at, problems));
  }

  private static void check(Pool pool, Policy policy, FieldPath poolAt, Problems problems) {
    FieldPath at = poolAt.field("strategy");
    PoolStrategy written = pool.strategy() == null ? NOT_WRITTEN : pool.strategy();
    PoolStrategy strategy = PresetStrategy.of(policy, pool.driver(), written);
    boolean numbersKnown =
        !problems.touch(at.field("maxSurge")) && !problems.touch(at.field("maxUnavailable"));
    if (pool.driver() == PoolDriver.EXEC && numbersKnown) {
      inPlace(strategy, at, problems);
    }
    if (pool.driver() == PoolDriver.KWOK && numbersKnown) {
      replaced(strategy, at, problems);
    }
    IntOrPercent unavailable = strategy.maxUnavailable();
    if (unavailable != null && unavailable.percent() && unavailable.value() > WHOLE_POOL) {
      problems.add(
          at.field("maxUnavailable"),
          "more than the whole pool: " + unavailable,
          "write at most 100%");
    }
    order(strategy.order(), at.field("order"), problems);
    canary(strategy.canary(), at.field("canary"), problems);
    Integer stop = strategy.stopAfterBadMachines();
    if (stop != null && stop < 1) {
      problems.add(
          at.field("stopAfterBadMachines"),
          "not a number of bad machines to stop after: " + stop,
          "write 1 or more; 2 where it is left out");
    }
  }

  private static void inPlace(PoolStrategy strategy, FieldPath at, Problems problems) {
    if (strategy.maxSurge() != null && !strategy.maxSurge().isZero()) {
      problems.add(
          at.field("maxSurge"),
          "contradicts driver exec, which upgrades nodes in place and makes no machines",
          "leave maxSurge out");
    }
    if (strategy.maxUnavailable() == null || strategy.maxUnavailable().isZero()) {
      problems.add(
          at.field("maxUnavailable"),
          "an in-place pool cannot go on with 0: a node is out of service while it is upgraded",
          "write `maxUnavailable: 1` or more");
    }
  }

  private static void replaced(PoolStrategy strategy, FieldPath at, Problems problems) {
    boolean noSurge = strategy.maxSurge() != null && strategy.maxSurge().isZero();
    boolean noneAway = strategy.maxUnavailable() == null || strategy.maxUnavailable().isZero();
    if (noSurge && noneAway) {
      problems.add(
          at.field("maxSurge"),
          "maxSurge and maxUnavailable are both 0: no node could ever be replaced",
          "write `maxSurge: 1`, or `maxUnavailable: 1` to go without a spare machine");
    }
  }

  private static void order(List<NodeOrderKey> keys, FieldPath at, Problems problems) {
    Set<NodeOrderKey> seen = new HashSet<>();
    DocumentCheck.forEach(
        keys,
        at,
        (key, here) -> {
          if (!seen.add(key)) {
            problems.add(here, "written twice in the same order", "keep the first");
          } else if (key == NodeOrderKey.BUDGETS && seen.size() > 1) {
            problems.add(
                here,
                "budgets puts nodes apart that other keys keep together, and cannot come after them",
                "write it first; the keys after it order the nodes that no tight budget keeps apart");
          }
        });
  }

  private static void canary(CanaryNodes canary, FieldPath at, Problems problems) {
    if (canary != null
        && canary.nodes() != null
        && canary.nodes() == 0
        && canary.soak() != null
        && !canary.soak().isZero()) {
      problems.add(
          at.field("soak"),
          "contradicts `nodes: 0`: there is no canary to watch",
          "leave soak out, or write `nodes: 1`");
    }
  }
}
