package dev.pawl.activities.drain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.SimWorld;
import dev.pawl.activities.marks.Marks;
import dev.pawl.activities.marks.NodeWriter;
import dev.pawl.activities.step.FakePulse;
import dev.pawl.planner.spec.DrainSpec;
import dev.pawl.simulator.Workload;
import dev.pawl.workflows.activity.PoolActivities.AtTimeout;
import dev.pawl.workflows.activity.PoolActivities.DrainReport;
import dev.pawl.workflows.activity.PoolActivities.DrainRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes that are drained side by side, each with a pod of each of two budgets that let one pod
 * go at a time. Whoever took one budget and waited for the other, as the other node's drain does
 * the other way round, would wait for ever.
 */
@Timeout(120)
class CrossingBudgetsTest {

  private static final Duration READY = Duration.ofSeconds(30);

  @Test
  void shouldNotWaitForEachOther(@TempDir Path directory) throws Exception {
    try (SimWorld world = new SimWorld(directory)) {
      world
          .sim
          .populate()
          .pool("workers", 2, p -> p)
          .statefulSet("shop", "a", 2, CrossingBudgetsTest::oneOnEachNode)
          .statefulSet("shop", "b", 2, CrossingBudgetsTest::oneOnEachNode)
          .createAndWait(READY);
      world.sim.populate().pool("fresh", 2, p -> p).createAndWait(READY);
      Drainer drainer = new Drainer(Clock.systemUTC());

      CompletableFuture<DrainReport> first = drain(drainer, world, "workers-0");
      CompletableFuture<DrainReport> second = drain(drainer, world, "workers-1");

      assertThat(first.get(60, TimeUnit.SECONDS).evicted()).isEqualTo(2);
      assertThat(second.get(60, TimeUnit.SECONDS).evicted()).isEqualTo(2);
      assertThat(world.sim.objects().podsOn("workers-0")).isEmpty();
      assertThat(world.sim.objects().podsOn("workers-1")).isEmpty();
    }
  }

  @Test
  void shouldLetOneGoFirstWherePodsCanOnlyComeBackToTheirNodes(@TempDir Path directory)
      throws Exception {
    try (SimWorld world = new SimWorld(directory)) {
      world
          .sim
          .populate()
          .pool("workers", 2, p -> p)
          .statefulSet("shop", "a", 2, CrossingBudgetsTest::oneOnEachNode)
          .statefulSet("shop", "b", 2, CrossingBudgetsTest::oneOnEachNode)
          .createAndWait(READY);
      NodeWriter nodes = new NodeWriter(world.client());
      for (String node : List.of("workers-0", "workers-1")) {
        nodes.change(node, Marks.beginDrain("u1", Instant.now()));
      }
      evict(world, pod(world, "a-", "workers-0"));
      evict(world, pod(world, "b-", "workers-1"));
      Drainer drainer = new Drainer(Clock.systemUTC());
      FakePulse later = new FakePulse();

      CompletableFuture<DrainReport> first = drain(drainer, world, "workers-0");
      CompletableFuture<DrainReport> second = drain(drainer, world, "workers-1", later);

      first.get(60, TimeUnit.SECONDS);
      assertThat(second).isNotDone();
      assertThat(later.holding().message())
          .startsWith("Node workers-1 gives way to node workers-0: each keeps pods");
      assertThat(world.sim.objects().podsOn("workers-1")).hasSize(2);
      nodes.change("workers-0", Marks.endDrain("u1"));
      second.get(60, TimeUnit.SECONDS);
      assertThat(world.sim.objects().podsOn("workers-0")).hasSize(2);
      assertThat(world.sim.objects().podsOn("workers-1")).isEmpty();
    }
  }

  private static String pod(SimWorld world, String prefix, String node) {
    return world
        .client()
        .pods()
        .inNamespace("shop")
        .withField("spec.nodeName", node)
        .list()
        .getItems()
        .stream()
        .map(p -> p.getMetadata().getName())
        .filter(n -> n.startsWith(prefix))
        .findAny()
        .orElseThrow();
  }

  private static void evict(SimWorld world, String pod) {
    assertThat(world.client().pods().inNamespace("shop").withName(pod).evict()).isTrue();
  }

  private static Workload oneOnEachNode(Workload workload) {
    return workload.inParallel().maxUnavailable("1").apart("kubernetes.io/hostname");
  }

  private static CompletableFuture<DrainReport> drain(
      Drainer drainer, SimWorld world, String node) {
    return drain(drainer, world, node, new FakePulse());
  }

  private static CompletableFuture<DrainReport> drain(
      Drainer drainer, SimWorld world, String node, FakePulse pulse) {
    DrainRequest request =
        new DrainRequest(world.poolRef(), node, DrainSpec.defaults(), AtTimeout.FAIL, List.of());
    return CompletableFuture.supplyAsync(() -> drainer.drain(world.client(), request, null, pulse));
  }
}
