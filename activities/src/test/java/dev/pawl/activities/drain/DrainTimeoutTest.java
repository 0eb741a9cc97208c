package dev.pawl.activities.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.activities.Failures;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.ForceGuards;
import dev.pawl.workflows.activity.PoolActivities.AtTimeout;
import dev.pawl.workflows.activity.PoolActivities.DrainReport;
import io.temporal.client.ActivityCanceledException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a drain does at its timeout. */
@Timeout(120)
class DrainTimeoutTest {

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
  void shouldEndAtItsTimeoutAndNameWhatBlocks() {
    node.cluster(c -> c.statefulSet("shop", "db", 2, w -> w.inParallel().minAvailable("2")));
    Hold hold =
        Failures.holdOf(() -> node.run(DrainSpecs.timeout(Duration.ofSeconds(3)), AtTimeout.FAIL));
    assertThat(hold.code()).isEqualTo(HoldCode.DRAIN_TIMEOUT);
    assertThat(hold.message())
        .startsWith("Node workers-0 is not drained after its timeout of 3s. Pod shop/db-")
        .contains("can never be evicted");
  }

  @Test
  void shouldGoOnAfterItsTimeoutWhereItDoesNotEnd() throws Exception {
    node.cluster(c -> c.statefulSet("shop", "db", 2, w -> w.inParallel().minAvailable("2")));
    CompletableFuture<DrainReport> drain =
        node.start(DrainSpecs.timeout(Duration.ofSeconds(2)), AtTimeout.GO_ON);
    node.await(() -> node.holding(HoldCode.DRAIN_TIMEOUT));
    assertThat(node.world.pulse.holding().message())
        .endsWith(
            " It is not quarantined: workers-9 is already, and drain.maxQuarantined allows no"
                + " more.");
    node.world.sim.objects().delete("PodDisruptionBudget", "shop", "db");
    drain.get(60, TimeUnit.SECONDS);
    assertThat(node.podsOn()).isEmpty();
  }

  @Test
  void shouldReportWhatBlocksItAtItsTimeoutWhereThatIsWanted() {
    node.cluster(c -> c.statefulSet("shop", "db", 2, w -> w.inParallel().minAvailable("2")));
    DrainReport report = node.run(DrainSpecs.timeout(Duration.ofSeconds(3)), AtTimeout.REPORT);
    assertThat(report.evicted()).isZero();
    assertThat(report.template()).isEqualTo("template");
    assertThat(report.blocked().code()).isEqualTo(HoldCode.DRAIN_TIMEOUT);
    assertThat(NodeFacts.unschedulable(node.world.read(DrainedNode.NAME))).isTrue();
  }

  @Test
  void shouldBreakABudgetOnePodAtATimeWhereTheUserSaysSo() throws Exception {
    node.cluster(c -> c.statefulSet("shop", "db", 4, w -> w.inParallel().minAvailable("4")));
    assertThat(node.movable()).isEqualTo(2);
    Duration pause = Duration.ofSeconds(3);
    ForceGuards guards = new ForceGuards(Duration.ZERO, Duration.ZERO, Duration.ZERO, pause);
    CompletableFuture<DrainReport> drain =
        node.start(DrainSpecs.force(Duration.ofSeconds(6), guards), AtTimeout.GO_ON);
    node.await(() -> NodeFacts.forcedAt(node.world.read(DrainedNode.NAME)).isPresent());
    Instant first = NodeFacts.forcedAt(node.world.read(DrainedNode.NAME)).orElseThrow();
    assertThat(drain.get(60, TimeUnit.SECONDS).evicted()).isEqualTo(2);
    assertThat(NodeFacts.forcedAt(node.world.read(DrainedNode.NAME)).orElseThrow())
        .isAfterOrEqualTo(first.plus(pause));
    assertThat(node.podsOn()).isEmpty();
  }

  @Test
  void shouldSayWhyItDoesNotBreakABudgetYet() throws Exception {
    node.cluster(c -> c.statefulSet("shop", "db", 2, w -> w.inParallel().minAvailable("2")));
    ForceGuards guards = new ForceGuards(null, Duration.ofHours(1), null, null);
    CompletableFuture<DrainReport> drain =
        node.start(DrainSpecs.force(Duration.ofSeconds(1), guards), AtTimeout.GO_ON);
    node.await(
        () ->
            node.holding(HoldCode.DRAIN_TIMEOUT)
                && node.world.pulse.holding().message().contains("has been ready for 1h."));
    assertThat(node.world.pulse.holding().message())
        .contains("can never be evicted")
        .contains("It is forced when shop/db-");
    node.world.pulse.cancel();
    assertThatThrownBy(() -> drain.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(ActivityCanceledException.class);
    assertThat(node.deletions()).isZero();
  }
}
