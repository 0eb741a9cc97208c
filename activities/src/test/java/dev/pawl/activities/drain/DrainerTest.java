package dev.pawl.activities.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.activities.kube.Revision;
import dev.pawl.activities.marks.Keys;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.simulator.Workload;
import dev.pawl.simulator.api.Failure;
import dev.pawl.workflows.activity.PoolActivities.AtTimeout;
import dev.pawl.workflows.activity.PoolActivities.DrainReport;
import dev.pawl.workflows.activity.PoolActivities.DrainRequest;
import io.temporal.client.ActivityCanceledException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Drains against the simulated cluster: a real HTTP API, real watches, real controllers. */
@Timeout(120)
class DrainerTest {

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
  void shouldMoveAllPodsThatCanMove() {
    node.cluster(
        c ->
            c.deployment("shop", "web", 6, w -> w.maxUnavailable("1"))
                .deployment("shop", "api", 4, w -> w)
                .daemonSet("infra", "agent", Workload::toleratesAll));
    int before = node.movable();
    DrainReport report = node.drain(DrainedNode.SPEC);
    assertThat(before).isPositive();
    assertThat(report)
        .isEqualTo(
            new DrainReport(before, "template", null, Revision.of(node.world.read("workers-0"))));
    assertThat(node.podsOn()).allMatch(p -> p.startsWith("infra/agent"));
    assertThat(NodeFacts.unschedulable(node.world.read(DrainedNode.NAME))).isTrue();
    assertThat(NodeFacts.annotations(node.world.read(DrainedNode.NAME)))
        .containsEntry(Keys.CORDONED, "u1")
        .containsKey(Keys.DRAIN_BEGUN)
        .doesNotContainKey(Keys.ORIGIN);
    assertThat(node.world.pulse.holding()).isNull();
  }

  @Test
  void shouldCountWhatAnEarlierAttemptHasEvicted() {
    node.cluster(c -> c.deployment("shop", "api", 4, w -> w));
    node.world.pulse.note(new DrainNote(7));
    int before = node.movable();
    assertThat(node.drain(DrainedNode.SPEC).evicted()).isEqualTo(7 + before);
  }

  @Test
  void shouldEvictBarePodsThroughTheEvictionApiWhereTheUserSaysSo() {
    node.cluster(
        c ->
            c.barePod(
                "shop",
                "debug",
                w -> w.with(p -> p.withObject("/spec").put("nodeName", DrainedNode.NAME))));
    assertThat(node.drain(DrainSpecs.barePods()).evicted()).isEqualTo(1);
    assertThat(node.podsOn()).isEmpty();
    assertThat(
            node.world.sim.requests().entries().stream()
                .filter(r -> r.request().is("delete", "pods")))
        .isEmpty();
  }

  @Test
  void shouldSendNoEvictionAfterAPause() throws Exception {
    node.cluster(
        c ->
            c.deployment(
                "shop", "web", 12, w -> w.maxUnavailable("1").startsIn(Duration.ofSeconds(1))));
    CompletableFuture<DrainReport> drain = node.start(DrainedNode.SPEC, AtTimeout.FAIL);
    node.await(() -> node.evictions() > 0);
    node.world.pulse.cancel();
    assertThatThrownBy(() -> drain.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(ActivityCanceledException.class);
    long sent = node.evictions();
    node.world.sim.settle(Duration.ofSeconds(3));
    assertThat(node.evictions()).isEqualTo(sent);
    assertThat(NodeFacts.unschedulable(node.world.read(DrainedNode.NAME))).isTrue();
  }

  @Test
  void shouldNotEvictTwiceWhatIsLeaving() {
    node.cluster(
        c -> c.deployment("shop", "web", 4, w -> w.endsIn(Duration.ofSeconds(5)).grace(10)));
    int before = node.movable();
    node.drain(DrainedNode.SPEC);
    assertThat(node.evictions()).isEqualTo(before);
  }

  @Test
  void shouldTellAWebhookFromAMissingPermission() throws Exception {
    node.cluster(c -> c.deployment("shop", "web", 4, w -> w));
    String refusal = "admission webhook \"guard\" denied the request: not now";
    node.world
        .sim
        .faults()
        .failSome(
            1, r -> r.is("create", "pods/eviction"), new Failure.Status(403, "Forbidden", refusal));
    CompletableFuture<DrainReport> drain = node.start(DrainedNode.SPEC, AtTimeout.FAIL);
    node.await(() -> node.holding(HoldCode.EVICTION_REFUSED));
    assertThat(node.world.pulse.holding().message()).contains(refusal);
    node.world.sim.faults().clear();
    node.world.sim.authorise(r -> !r.is("create", "pods/eviction"));
    node.await(() -> node.holding(HoldCode.FORBIDDEN));
    node.world.sim.authorise(r -> true);
    drain.get(60, TimeUnit.SECONDS);
  }

  @Test
  void shouldRideOutThrottlingAndServerErrors() {
    node.cluster(c -> c.deployment("shop", "web", 6, w -> w.maxUnavailable("2")));
    node.world.sim.faults().failNext(1, r -> r.is("create", "pods/eviction"), Failure.throttled());
    node.world
        .sim
        .faults()
        .failNext(2, r -> r.is("create", "pods/eviction"), Failure.internalError());
    node.drain(DrainedNode.SPEC);
    assertThat(node.podsOn()).isEmpty();
  }

  @Test
  void shouldMoveWhatOthersNeedLast() {
    node.cluster(
        c ->
            c.deployment("shop", "web", 4, w -> w.endsIn(Duration.ofSeconds(1)).grace(5))
                .deployment("shop", "dns", 2, w -> w.label("k8s-app", "kube-dns")));
    node.drain(DrainedNode.SPEC);
    List<String> evicted =
        node.world.sim.requests().entries().stream()
            .filter(r -> r.request().is("create", "pods/eviction"))
            .map(r -> r.request().name().replaceAll("-.*", ""))
            .toList();
    assertThat(evicted).contains("web", "dns");
    assertThat(evicted.lastIndexOf("web")).isLessThan(evicted.indexOf("dns"));
  }

  @Test
  void shouldFinishWhenTheNodeIsGone() {
    node.cluster(c -> c);
    assertThat(
            new Drainer(Clock.systemUTC())
                .drain(
                    node.world.client(),
                    new DrainRequest(
                        node.world.poolRef(),
                        "no-such-node",
                        DrainedNode.SPEC,
                        AtTimeout.FAIL,
                        List.of()),
                    null,
                    node.world.pulse))
        .isEqualTo(new DrainReport(0, null, null, null));
  }
}
