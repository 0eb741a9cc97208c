package dev.pawl.activities.pool;

import static dev.pawl.activities.SimWorld.NEW;
import static dev.pawl.activities.SimWorld.OLD;

import dev.pawl.activities.SimWorld;
import dev.pawl.activities.kube.Revision;
import dev.pawl.planner.rollout.Canary;
import dev.pawl.planner.rollout.Decision;
import dev.pawl.planner.rollout.InFlight;
import dev.pawl.planner.rollout.PoolGoal;
import dev.pawl.planner.rollout.Replacement;
import dev.pawl.planner.rollout.Trouble;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.workflows.activity.ClusterActivities;
import dev.pawl.workflows.activity.ClusterActivities.Finding;
import dev.pawl.workflows.activity.ClusterActivities.MarkRequest;
import dev.pawl.workflows.activity.ClusterActivities.VerifyRequest;
import dev.pawl.workflows.activity.PoolActivities;
import dev.pawl.workflows.activity.PoolActivities.AtTimeout;
import dev.pawl.workflows.activity.PoolActivities.DecideRequest;
import dev.pawl.workflows.activity.PoolActivities.DrainReport;
import dev.pawl.workflows.activity.PoolActivities.DrainRequest;
import dev.pawl.workflows.activity.PoolActivities.Look;
import dev.pawl.workflows.activity.PoolActivities.PoolRef;
import dev.pawl.workflows.activity.PoolActivities.SurgeRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The upgrade of one pool by activities alone, one call after another, with the memory that the
 * workflow would have.
 */
final class UpgradeByHand {

  private static final int TURNS_PER_NODE = 10;

  /** Whoever carries out activities. */
  record Worker(PoolActivities pool, ClusterActivities cluster) {

    static Worker of(SimWorld world) {
      return new Worker(world.poolActivities(), world.clusterActivities());
    }
  }

  /** How an activity is called: once, or again after a worker's death. */
  interface Caller {
    Object call(String name, Function<Worker, Object> activity);
  }

  private final SimWorld world;
  private final int nodes;
  private final Caller caller;
  private final Map<String, String> joined = new TreeMap<>();
  private String seen;
  private int evicted;

  UpgradeByHand(SimWorld world, int nodes, Caller caller) {
    this.world = world;
    this.nodes = nodes;
    this.caller = caller;
  }

  /** From admission to the end; what verification found. */
  @SuppressWarnings("unchecked")
  List<Finding> run() {
    List<PoolSpec> pools = List.of(SimWorld.pool());
    call("admit", w -> w.cluster().admit(world.admit(world.upgrade)));
    call("mark", w -> done(() -> w.cluster().markOutdated(mark(pools))));
    turnOver(world.poolRef());
    VerifyRequest verify = new VerifyRequest(world.upgrade, NEW, pools, List.of());
    List<Finding> findings = (List<Finding>) call("verify", w -> w.cluster().verify(verify));
    call("close", w -> done(() -> w.cluster().close(world.upgrade)));
    return findings;
  }

  /** Pods that drains have asked to leave. */
  int evicted() {
    return evicted;
  }

  private MarkRequest mark(List<PoolSpec> pools) {
    return new MarkRequest(world.upgrade, NEW, pools);
  }

  private void turnOver(PoolRef pool) {
    for (int turns = 0; turns < TURNS_PER_NODE * nodes; turns++) {
      DecideRequest request = request(pool);
      Look look = (Look) call("decide", w -> w.pool().decide(request));
      seen = look.revision();
      for (Decision decision : look.turn().decisions()) {
        if (decision instanceof Decision.Done) {
          return;
        } else if (decision instanceof Decision.Surge surge) {
          surge.machines().forEach(m -> surge(pool, m));
        } else if (decision instanceof Decision.Retire retire) {
          retire.nodes().forEach(n -> retire(pool, n));
        }
      }
    }
    throw new AssertionError("not done: " + world.nodeNames());
  }

  private void surge(PoolRef pool, Replacement machine) {
    SurgeRequest request = new SurgeRequest(pool, PoolGoal.UPGRADE, machine, null);
    sees(((PoolActivities.Done) call("surge", w -> w.pool().surge(request))).revision());
    joined.put(machine.node(), machine.machine());
  }

  private void retire(PoolRef pool, String node) {
    DrainRequest request =
        new DrainRequest(pool, node, pool.pool().drain(), AtTimeout.FAIL, List.of());
    DrainReport drained = (DrainReport) call("drain", w -> w.pool().drain(request));
    evicted += drained.evicted();
    sees(drained.revision());
    call("remove", w -> done(() -> w.pool().remove(world.node(node))));
    joined.remove(node);
  }

  private void sees(String revision) {
    seen = revision == null ? null : Revision.newer(revision, seen);
  }

  private DecideRequest request(PoolRef pool) {
    InFlight flight =
        new InFlight(
            Map.of(),
            Set.of(),
            new TreeSet<>(joined.values()),
            List.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Map.of(),
            Trouble.none());
    return new DecideRequest(
        pool,
        PoolGoal.UPGRADE,
        NEW,
        OLD,
        nodes,
        new Canary(0, 0, true),
        flight,
        null,
        null,
        seen,
        true);
  }

  private Object call(String name, Function<Worker, Object> activity) {
    return caller.call(name, activity);
  }

  private static Object done(Runnable activity) {
    activity.run();
    return "done";
  }
}
