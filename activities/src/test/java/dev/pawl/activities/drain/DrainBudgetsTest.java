package dev.pawl.activities.drain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.hold.HoldCode;
import dev.pawl.workflows.activity.PoolActivities.AtTimeout;
import dev.pawl.workflows.activity.PoolActivities.DrainReport;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a drain says of the budgets that keep it, and how it goes on. */
@Timeout(120)
class DrainBudgetsTest {

  @TempDir Path directory;
  private DrainedNode node;

  @BeforeEach
  void start() {
    node = new DrainedNode(directory);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void shouldSayAtOnceWhenABudgetCanNeverAllowItAndGoOnWhenItIsChanged() throws Exception {
    node.cluster(
        c ->
            c.statefulSet(
                "shop",
                "db",
                3,
                w -> w.inParallel().minAvailable("3").nodeSelector("pool", "workers")));
    int before = node.movable();
    assertThat(before).isPositive();
    CompletableFuture<DrainReport> drain = node.start(DrainedNode.SPEC, AtTimeout.FAIL);
    node.await(() -> node.holding(HoldCode.BUDGET_NEVER));
    assertThat(node.world.pulse.holding().message())
        .contains("(StatefulSet db) can never be evicted: budget shop/db wants 3 of 3");
    assertThat(node.world.pulse.holding().objects()).contains("PodDisruptionBudget/shop/db");
    node.world
        .sim
        .objects()
        .edit(
            "PodDisruptionBudget", "shop", "db", b -> b.withObject("/spec").put("minAvailable", 2));
    assertThat(drain.get(60, TimeUnit.SECONDS).evicted()).isEqualTo(before);
    assertThat(node.world.pulse.holding()).isNull();
  }

  @Test
  void shouldSayThatAnIllPodBlocksForNowAndGoOnWhenItIsWell() throws Exception {
    node.cluster(c -> c.deployment("shop", "web", 4, w -> w.maxUnavailable("1")));
    node.world.sim.faults().podNeverStarts(p -> true);
    String other = node.podNotOn(DrainedNode.NAME);
    node.world.sim.objects().delete("Pod", "shop", other);
    // A pod that ends is not ready either, and would be named too.
    node.await(() -> node.world.sim.objects().get("Pod", "shop", other).isEmpty());
    node.await(() -> node.healthy("web") == 3);
    String ill = node.unready();
    CompletableFuture<DrainReport> drain = node.start(DrainedNode.SPEC, AtTimeout.FAIL);
    node.await(() -> node.holding(HoldCode.BUDGET_BLOCKS));
    assertThat(node.world.pulse.holding().message())
        .contains("is blocked for now: budget shop/web wants 3 of 4 pods healthy and 3 are")
        .contains("not ready: shop/" + ill);
    node.world.sim.faults().clear();
    drain.get(60, TimeUnit.SECONDS);
    assertThat(node.podsOn()).isEmpty();
  }

  @Test
  void shouldSayThatTwoBudgetsAreOneTooMany() throws Exception {
    node.cluster(
        c ->
            c.deployment("shop", "web", 4, w -> w.maxUnavailable("1"))
                .object(
                    """
                    {"apiVersion": "policy/v1", "kind": "PodDisruptionBudget",
                     "metadata": {"name": "all", "namespace": "shop"},
                     "spec": {"maxUnavailable": 1, "selector": {}}}\
                    """));
    CompletableFuture<DrainReport> drain = node.start(DrainedNode.SPEC, AtTimeout.FAIL);
    node.await(() -> node.holding(HoldCode.BUDGET_NEVER));
    assertThat(node.world.pulse.holding().message())
        .contains("the budgets shop/all and shop/web cover it");
    node.world.sim.objects().delete("PodDisruptionBudget", "shop", "all");
    drain.get(60, TimeUnit.SECONDS);
  }
}
