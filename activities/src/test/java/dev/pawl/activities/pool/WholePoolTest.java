package dev.pawl.activities.pool;

import static dev.pawl.activities.SimWorld.NEW;
import static dev.pawl.activities.SimWorld.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.SimWorld;
import dev.pawl.activities.kube.Revision;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.planner.rollout.Canary;
import dev.pawl.planner.rollout.Decision;
import dev.pawl.planner.rollout.InFlight;
import dev.pawl.planner.rollout.PoolGoal;
import dev.pawl.planner.rollout.Replacement;
import dev.pawl.planner.rollout.Trouble;
import dev.pawl.workflows.activity.ClusterActivities.MarkRequest;
import dev.pawl.workflows.activity.ClusterActivities.VerifyRequest;
import dev.pawl.workflows.activity.PoolActivities.AtTimeout;
import dev.pawl.workflows.activity.PoolActivities.DecideRequest;
import dev.pawl.workflows.activity.PoolActivities.DrainReport;
import dev.pawl.workflows.activity.PoolActivities.DrainRequest;
import dev.pawl.workflows.activity.PoolActivities.Look;
import dev.pawl.workflows.activity.PoolActivities.PoolRef;
import dev.pawl.workflows.activity.PoolActivities.SurgeRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pool's whole turnover by activities alone, one decision after another, without Temporal. */
class WholePoolTest {

  private static final int NODES = 3;

  @TempDir Path directory;
  private SimWorld world;
  private final Map<String, String> joined = new TreeMap<>();
  private int evicted;
  private String seen;

  @BeforeEach
  void start() {
    world = new SimWorld(directory);
    world
        .sim
        .populate()
        .pool("workers", NODES, p -> p.zones("a", "b", "c"))
        .daemonSet("kube-system", "agent", w -> w.toleratesAll())
        .deployment("shop", "web", 6, w -> w.requests("500m", "256Mi").maxUnavailable("1"))
        .createAndWait(Duration.ofSeconds(30));
    world.sim.requests().clear();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void shouldTurnOverAndLeaveNothingBehind() {
    var cluster = world.clusterActivities();
    cluster.admit(world.admit(world.upgrade));
    cluster.markOutdated(new MarkRequest(world.upgrade, NEW, List.of(SimWorld.pool())));

    turnOver();
    var findings =
        cluster.verify(new VerifyRequest(world.upgrade, NEW, List.of(SimWorld.pool()), List.of()));
    cluster.close(world.upgrade);

    assertThat(findings).isEmpty();
    assertThat(world.client().nodes().list().getItems())
        .hasSize(NODES)
        .allMatch(n -> NodeFacts.version(n).equals(NEW));
    assertThat(evicted).as("each pod moves once").isEqualTo(6);
    assertThat(world.sim.objects().list("Node").toString()).doesNotContain("pawl.dev");
    assertThat(world.sim.objects().list("Lease").toString()).doesNotContain("pawl");
    assertThat(world.sim.requests().count(e -> e.request().is("list", "nodes")))
        .as(
            "the pool is listed by admission, marking, the first and the last look, verification and the end")
        .isLessThanOrEqualTo(7);
    // Mark, cordon, create, delete, clean: five writes for each node that is replaced.
    Set<String> writes = Set.of("create", "patch", "update", "delete");
    assertThat(
            world
                .sim
                .requests()
                .count(
                    e ->
                        e.request().resource().equals("nodes")
                            && writes.contains(e.request().verb())))
        .isEqualTo(5L * NODES);
  }

  private void turnOver() {
    var activities = world.poolActivities();
    PoolRef pool = world.poolRef();
    for (int turns = 0; turns < 10 * NODES; turns++) {
      Look look = activities.decide(request(pool));
      seen = look.revision();
      for (Decision decision : look.turn().decisions()) {
        if (decision instanceof Decision.Done) {
          return;
        } else if (decision instanceof Decision.Surge surge) {
          for (Replacement machine : surge.machines()) {
            sees(
                activities
                    .surge(new SurgeRequest(pool, PoolGoal.UPGRADE, machine, null))
                    .revision());
            joined.put(machine.node(), machine.machine());
          }
        } else if (decision instanceof Decision.Retire retire) {
          for (String node : retire.nodes()) {
            DrainReport drained =
                activities.drain(
                    new DrainRequest(pool, node, pool.pool().drain(), AtTimeout.FAIL, List.of()));
            evicted += drained.evicted();
            sees(drained.revision());
            activities.remove(world.node(node));
            joined.remove(node);
          }
        }
      }
    }
    throw new AssertionError("not done: " + world.nodeNames());
  }

  private void sees(String revision) {
    seen = Revision.newer(revision, seen);
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
        pool, PoolGoal.UPGRADE, NEW, OLD, NODES, new Canary(0, 0, true), flight, null, seen, true);
  }
}
