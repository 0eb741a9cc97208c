package dev.pawl.workflows;

import dev.pawl.planner.spec.Concurrency;
import dev.pawl.planner.spec.IntOrPercent;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.workflows.ClusterUpgradeWorkflow.Start;
import dev.pawl.workflows.activity.ClusterActivities.PoolStart;
import dev.pawl.workflows.message.ConcurrencyOrder;
import dev.pawl.workflows.status.PoolConcurrency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How many nodes of each pool may be under way at once: as the spec says, or as a person has said
 * since. It holds for all that the pool still does in this upgrade, its way back included.
 */
final class Concurrencies {

  private final Start start;
  private final Map<String, PoolConcurrency> set = new TreeMap<>();

  Concurrencies(Start start) {
    this.start = start;
  }

  /** Now. */
  PoolConcurrency of(PoolSpec pool) {
    return set.getOrDefault(pool.name(), PoolConcurrency.ofSpec(pool));
  }

  /** Holds from now on, for a pool that runs and for one whose turn comes. */
  PoolConcurrency set(ConcurrencyOrder order, PoolRuns pools) {
    PoolSpec pool = start.spec().pool(order.pool());
    PoolConcurrency next = new PoolConcurrency(wanted(pool, order), order.who(), Steps.now());
    set.put(pool.name(), next);
    pools.tellConcurrency(pool.name(), next);
    return next;
  }

  /**
   * Refuses an order for a pool that has no more use for it, or could not go on with it.
   *
   * @param goesBack whether the whole upgrade is being taken back
   */
  void check(ConcurrencyOrder order, PoolRuns pools, boolean goesBack) {
    String name = order.pool();
    List<String> names = start.spec().pools().stream().map(PoolSpec::name).toList();
    if (!names.contains(name)) {
      throw HeldSteps.refused(
          "no pool is called '%s'; there are %s".formatted(name, String.join(", ", names)));
    }
    if (!pools.running().contains(name)
        && !(goesBack ? mayGoBack(name, pools) : mayBegin(name, pools))) {
      throw HeldSteps.refused("nothing more is done to pool %s".formatted(name));
    }
    if (order.maxSurge() == null && order.maxUnavailable() == null) {
      throw HeldSteps.refused("neither maxSurge nor maxUnavailable is given");
    }
    int nodes =
        pools
            .counted(name)
            .map(PoolStart::desired)
            .orElseThrow(() -> HeldSteps.refused("the pools are being counted: try again"));
    PoolSpec pool = start.spec().pool(name);
    Optional<String> refusal = wanted(pool, order).refusal(pool, nodes);
    if (refusal.isPresent()) {
      throw HeldSteps.refused(refusal.get());
    }
  }

  /** Whether a hop to come turns it over. */
  private boolean mayBegin(String pool, PoolRuns pools) {
    Optional<KubeVersion> since = pools.turnedTo(pool);
    return start.plan().hops().stream()
        .filter(h -> h.pools().contains(pool))
        .anyMatch(h -> since.isEmpty() || h.target().compareTo(since.get()) > 0);
  }

  private static boolean mayGoBack(String pool, PoolRuns pools) {
    return pools.turnedTo(pool).isPresent() && !pools.turnedBack().containsKey(pool);
  }

  private Concurrency wanted(PoolSpec pool, ConcurrencyOrder order) {
    Concurrency now = of(pool).numbers();
    return new Concurrency(
        count("maxSurge", order.maxSurge(), now.maxSurge()),
        count("maxUnavailable", order.maxUnavailable(), now.maxUnavailable()));
  }

  private static IntOrPercent count(String what, String written, IntOrPercent asBefore) {
    try {
      return written == null ? asBefore : IntOrPercent.parse(written);
    } catch (IllegalArgumentException e) {
      throw HeldSteps.refused(what + ": " + e.getMessage());
    }
  }
}
