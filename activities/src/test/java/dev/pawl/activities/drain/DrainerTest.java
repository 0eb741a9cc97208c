package dev.pawl.activities.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.activities.Failures;
import dev.pawl.activities.SimWorld;
import dev.pawl.activities.kube.Revision;
import dev.pawl.activities.marks.Keys;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.activities.pods.PodHealth;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.DrainSpec;
import dev.pawl.planner.spec.DrainWaits;
import dev.pawl.planner.spec.ForceGuards;
import dev.pawl.simulator.ClusterBuilder;
import dev.pawl.simulator.Workload;
import dev.pawl.simulator.api.Failure;
import dev.pawl.simulator.api.RequestLog;
import dev.pawl.workflows.activity.PoolActivities.AtTimeout;
import dev.pawl.workflows.activity.PoolActivities.DrainReport;
import dev.pawl.workflows.activity.PoolActivities.DrainRequest;
import io.temporal.client.ActivityCanceledException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Drains against the simulated cluster: a real HTTP API, real watches, real controllers. */
@Timeout(120)
class DrainerTest {

  private static final String NODE = "workers-0";
  private static final Duration READY = Duration.ofSeconds(30);
  private static final DrainSpec SPEC = DrainSpecs.timeout(Duration.ofMinutes(30));

  @TempDir Path directory;
  private SimWorld world;

  @BeforeEach
  void start() {
    world = new SimWorld(directory);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void shouldMoveAllPodsThatCanMove() {
    cluster(
        c ->
            c.deployment("shop", "web", 6, w -> w.maxUnavailable("1"))
                .deployment("shop", "api", 4, w -> w)
                .daemonSet("infra", "agent", Workload::toleratesAll));
    int before = movable();
    DrainReport report = drain(SPEC);
    assertThat(before).isPositive();
    assertThat(report)
        .isEqualTo(new DrainReport(before, "template", null, Revision.of(world.read("workers-0"))));
    assertThat(podsOn()).allMatch(p -> p.startsWith("infra/agent"));
    assertThat(NodeFacts.unschedulable(world.read(NODE))).isTrue();
    assertThat(NodeFacts.annotations(world.read(NODE)))
        .containsEntry(Keys.CORDONED, "u1")
        .containsKey(Keys.DRAIN_BEGUN)
        .doesNotContainKey(Keys.ORIGIN);
    assertThat(world.pulse.holding()).isNull();
  }

  @Test
  void shouldCountWhatAnEarlierAttemptHasEvicted() {
    cluster(c -> c.deployment("shop", "api", 4, w -> w));
    world.pulse.note(new DrainNote(7));
    int before = movable();
    assertThat(drain(SPEC).evicted()).isEqualTo(7 + before);
  }

  @Test
  void shouldSayAtOnceWhenABudgetCanNeverAllowItAndGoOnWhenItIsChanged() throws Exception {
    cluster(
        c ->
            c.statefulSet(
                "shop",
                "db",
                3,
                w -> w.inParallel().minAvailable("3").nodeSelector("pool", "workers")));
    int before = movable();
    assertThat(before).isPositive();
    CompletableFuture<DrainReport> drain = start(SPEC, AtTimeout.FAIL);
    await(() -> holding(HoldCode.BUDGET_NEVER));
    assertThat(world.pulse.holding().message())
        .contains("(StatefulSet db) can never be evicted: budget shop/db wants 3 of 3");
    assertThat(world.pulse.holding().objects()).contains("PodDisruptionBudget/shop/db");
    world
        .sim
        .objects()
        .edit(
            "PodDisruptionBudget", "shop", "db", b -> b.withObject("/spec").put("minAvailable", 2));
    assertThat(drain.get(60, TimeUnit.SECONDS).evicted()).isEqualTo(before);
    assertThat(world.pulse.holding()).isNull();
  }

  @Test
  void shouldSayThatAnIllPodBlocksForNowAndGoOnWhenItIsWell() throws Exception {
    cluster(c -> c.deployment("shop", "web", 4, w -> w.maxUnavailable("1")));
    world.sim.faults().podNeverStarts(p -> true);
    world.sim.objects().delete("Pod", "shop", podNotOn(NODE));
    await(() -> healthy("web") == 3);
    String ill = unready();
    CompletableFuture<DrainReport> drain = start(SPEC, AtTimeout.FAIL);
    await(() -> holding(HoldCode.BUDGET_BLOCKS));
    assertThat(world.pulse.holding().message())
        .contains("is blocked for now: budget shop/web wants 3 of 4 pods healthy and 3 are")
        .contains("not ready: shop/" + ill);
    world.sim.faults().clear();
    drain.get(60, TimeUnit.SECONDS);
    assertThat(podsOn()).isEmpty();
  }

  @Test
  void shouldAskForAWordBeforeABarePodIsLost() throws Exception {
    cluster(
        c ->
            c.barePod(
                "shop", "debug", w -> w.with(p -> p.withObject("/spec").put("nodeName", NODE))));
    CompletableFuture<DrainReport> drain = start(SPEC, AtTimeout.FAIL);
    await(() -> holding(HoldCode.POD_NEEDS_CONSENT));
    assertThat(world.pulse.holding().objects()).containsExactly("Pod/shop/debug");
    world.sim.objects().delete("Pod", "shop", "debug");
    assertThat(drain.get(60, TimeUnit.SECONDS).evicted()).isZero();
  }

  @Test
  void shouldEvictBarePodsThroughTheEvictionApiWhereTheUserSaysSo() {
    cluster(
        c ->
            c.barePod(
                "shop", "debug", w -> w.with(p -> p.withObject("/spec").put("nodeName", NODE))));
    assertThat(drain(DrainSpecs.barePods()).evicted()).isEqualTo(1);
    assertThat(podsOn()).isEmpty();
    assertThat(
            world.sim.requests().entries().stream().filter(r -> r.request().is("delete", "pods")))
        .isEmpty();
  }

  @Test
  void shouldSendNoEvictionAfterAPause() throws Exception {
    cluster(
        c ->
            c.deployment(
                "shop", "web", 12, w -> w.maxUnavailable("1").startsIn(Duration.ofSeconds(1))));
    CompletableFuture<DrainReport> drain = start(SPEC, AtTimeout.FAIL);
    await(() -> evictions() > 0);
    world.pulse.cancel();
    assertThatThrownBy(() -> drain.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(ActivityCanceledException.class);
    long sent = evictions();
    world.sim.settle(Duration.ofSeconds(3));
    assertThat(evictions()).isEqualTo(sent);
    assertThat(NodeFacts.unschedulable(world.read(NODE))).isTrue();
  }

  @Test
  void shouldEndAtItsTimeoutAndNameWhatBlocks() {
    cluster(c -> c.statefulSet("shop", "db", 2, w -> w.inParallel().minAvailable("2")));
    Hold hold =
        Failures.holdOf(() -> run(DrainSpecs.timeout(Duration.ofSeconds(3)), AtTimeout.FAIL));
    assertThat(hold.code()).isEqualTo(HoldCode.DRAIN_TIMEOUT);
    assertThat(hold.message())
        .startsWith("Node workers-0 is not drained after its timeout of 3s. Pod shop/db-")
        .contains("can never be evicted");
  }

  @Test
  void shouldGoOnAfterItsTimeoutWhereItDoesNotEnd() throws Exception {
    cluster(c -> c.statefulSet("shop", "db", 2, w -> w.inParallel().minAvailable("2")));
    CompletableFuture<DrainReport> drain =
        start(DrainSpecs.timeout(Duration.ofSeconds(2)), AtTimeout.GO_ON);
    await(() -> holding(HoldCode.DRAIN_TIMEOUT));
    assertThat(world.pulse.holding().message())
        .endsWith(
            " It is not quarantined: workers-9 is already, and drain.maxQuarantined allows no"
                + " more.");
    world.sim.objects().delete("PodDisruptionBudget", "shop", "db");
    drain.get(60, TimeUnit.SECONDS);
    assertThat(podsOn()).isEmpty();
  }

  @Test
  void shouldReportWhatBlocksItAtItsTimeoutWhereThatIsWanted() {
    cluster(c -> c.statefulSet("shop", "db", 2, w -> w.inParallel().minAvailable("2")));
    DrainReport report = run(DrainSpecs.timeout(Duration.ofSeconds(3)), AtTimeout.REPORT);
    assertThat(report.evicted()).isZero();
    assertThat(report.template()).isEqualTo("template");
    assertThat(report.blocked().code()).isEqualTo(HoldCode.DRAIN_TIMEOUT);
    assertThat(NodeFacts.unschedulable(world.read(NODE))).isTrue();
  }

  @Test
  void shouldBreakABudgetOnePodAtATimeWhereTheUserSaysSo() throws Exception {
    cluster(c -> c.statefulSet("shop", "db", 4, w -> w.inParallel().minAvailable("4")));
    assertThat(movable()).isEqualTo(2);
    Duration pause = Duration.ofSeconds(3);
    ForceGuards guards = new ForceGuards(Duration.ZERO, Duration.ZERO, Duration.ZERO, pause);
    CompletableFuture<DrainReport> drain =
        start(DrainSpecs.force(Duration.ofSeconds(6), guards), AtTimeout.GO_ON);
    await(() -> NodeFacts.forcedAt(world.read(NODE)).isPresent());
    Instant first = NodeFacts.forcedAt(world.read(NODE)).orElseThrow();
    assertThat(drain.get(60, TimeUnit.SECONDS).evicted()).isEqualTo(2);
    assertThat(NodeFacts.forcedAt(world.read(NODE)).orElseThrow())
        .isAfterOrEqualTo(first.plus(pause));
    assertThat(podsOn()).isEmpty();
  }

  @Test
  void shouldSayWhyItDoesNotBreakABudgetYet() throws Exception {
    cluster(c -> c.statefulSet("shop", "db", 2, w -> w.inParallel().minAvailable("2")));
    ForceGuards guards = new ForceGuards(null, Duration.ofHours(1), null, null);
    CompletableFuture<DrainReport> drain =
        start(DrainSpecs.force(Duration.ofSeconds(1), guards), AtTimeout.GO_ON);
    await(
        () ->
            holding(HoldCode.DRAIN_TIMEOUT)
                && world.pulse.holding().message().contains("has been ready for 1h."));
    assertThat(world.pulse.holding().message())
        .contains("can never be evicted")
        .contains("It is forced when shop/db-");
    world.pulse.cancel();
    assertThatThrownBy(() -> drain.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(ActivityCanceledException.class);
    assertThat(deletions()).isZero();
  }

  @Test
  void shouldNotEvictTwiceWhatIsLeaving() {
    cluster(c -> c.deployment("shop", "web", 4, w -> w.endsIn(Duration.ofSeconds(5)).grace(10)));
    int before = movable();
    drain(SPEC);
    assertThat(evictions()).isEqualTo(before);
  }

  @Test
  void shouldTellAWebhookFromAMissingPermission() throws Exception {
    cluster(c -> c.deployment("shop", "web", 4, w -> w));
    String refusal = "admission webhook \"guard\" denied the request: not now";
    world
        .sim
        .faults()
        .failSome(
            1, r -> r.is("create", "pods/eviction"), new Failure.Status(403, "Forbidden", refusal));
    CompletableFuture<DrainReport> drain = start(SPEC, AtTimeout.FAIL);
    await(() -> holding(HoldCode.EVICTION_REFUSED));
    assertThat(world.pulse.holding().message()).contains(refusal);
    world.sim.faults().clear();
    world.sim.authorise(r -> !r.is("create", "pods/eviction"));
    await(() -> holding(HoldCode.FORBIDDEN));
    world.sim.authorise(r -> true);
    drain.get(60, TimeUnit.SECONDS);
  }

  @Test
  void shouldSayThatTwoBudgetsAreOneTooMany() throws Exception {
    cluster(
        c ->
            c.deployment("shop", "web", 4, w -> w.maxUnavailable("1"))
                .object(
                    """
                    {"apiVersion": "policy/v1", "kind": "PodDisruptionBudget",
                     "metadata": {"name": "all", "namespace": "shop"},
                     "spec": {"maxUnavailable": 1, "selector": {}}}\
                    """));
    CompletableFuture<DrainReport> drain = start(SPEC, AtTimeout.FAIL);
    await(() -> holding(HoldCode.BUDGET_NEVER));
    assertThat(world.pulse.holding().message())
        .contains("the budgets shop/all and shop/web cover it");
    world.sim.objects().delete("PodDisruptionBudget", "shop", "all");
    drain.get(60, TimeUnit.SECONDS);
  }

  @Test
  void shouldNamePodsThatAnUnreachableNodeKeeps() throws Exception {
    cluster(c -> c.deployment("shop", "web", 4, w -> w));
    world.sim.faults().nodeDown(NODE::equals);
    await(() -> NodeReach.unreachable(world.read(NODE)));
    CompletableFuture<DrainReport> drain = start(SPEC, AtTimeout.FAIL);
    await(() -> holding(HoldCode.POD_NEEDS_CONSENT));
    assertThat(world.pulse.holding().message()).contains("its node workers-0 is unreachable");
    world.client().nodes().withName(NODE).delete();
    drain.get(60, TimeUnit.SECONDS);
  }

  @Test
  void shouldWaitForVolumesOfPodsThatLeftAndNotForThoseOfPodsThatStay() throws Exception {
    cluster(
        c ->
            c.daemonSet(
                    "infra",
                    "agent",
                    w ->
                        w.toleratesAll()
                            .with(
                                p ->
                                    p.withObject("/spec")
                                        .putArray("volumes")
                                        .addObject()
                                        .put("name", "data")
                                        .putObject("persistentVolumeClaim")
                                        .put("claimName", "kept")))
                .object(
                    """
                    {"apiVersion": "v1", "kind": "PersistentVolumeClaim",
                     "metadata": {"name": "kept", "namespace": "infra"},
                     "spec": {"volumeName": "pv-kept"}}\
                    """)
                .object(attachment("va-kept", NODE, "pv-kept"))
                .object(attachment("va-left", NODE, "pv-left"))
                .object(attachment("va-other", "workers-1", "pv-other")));
    CompletableFuture<DrainReport> drain = start(SPEC, AtTimeout.FAIL);
    await(() -> holding(HoldCode.VOLUMES_ATTACHED));
    assertThat(world.pulse.holding().objects()).containsExactly("VolumeAttachment/va-left");
    world.sim.objects().delete("VolumeAttachment", "", "va-left");
    drain.get(60, TimeUnit.SECONDS);
  }

  @Test
  void shouldRideOutThrottlingAndServerErrors() {
    cluster(c -> c.deployment("shop", "web", 6, w -> w.maxUnavailable("2")));
    world.sim.faults().failNext(1, r -> r.is("create", "pods/eviction"), Failure.throttled());
    world.sim.faults().failNext(2, r -> r.is("create", "pods/eviction"), Failure.internalError());
    drain(SPEC);
    assertThat(podsOn()).isEmpty();
  }

  @Test
  void shouldLetPodsOfJobsFinishAndEvictThemAtTheLimit() throws Exception {
    cluster(
        c ->
            c.object(jobPod("short", ""))
                .object(jobPod("long", ""))
                .object(jobPod("labelled", "\"cluster.x-k8s.io/drain\": \"wait-completed\"")));
    CompletableFuture<DrainReport> drain =
        start(DrainSpecs.waits(new DrainWaits(null, Duration.ofSeconds(4), null)), AtTimeout.FAIL);
    await(() -> holding(HoldCode.PODS_FINISHING));
    assertThat(world.pulse.holding().message())
        .isEqualTo(
            "Pod shop/labelled (Job import) runs to its end before the node goes, as its label"
                + " cluster.x-k8s.io/drain: wait-completed asks. 2 more pods on this node cannot"
                + " leave yet.");
    assertThat(evictions()).isZero();
    world.sim.objects().editStatus("Pod", "shop", "short", DrainerTest::finish);
    await(() -> podsOn().equals(List.of("shop/labelled")));
    world.sim.objects().editStatus("Pod", "shop", "labelled", DrainerTest::finish);
    assertThat(drain.get(60, TimeUnit.SECONDS).evicted()).isEqualTo(3);
  }

  @Test
  void shouldMoveWhatOthersNeedLast() {
    cluster(
        c ->
            c.deployment("shop", "web", 4, w -> w.endsIn(Duration.ofSeconds(1)).grace(5))
                .deployment("shop", "dns", 2, w -> w.label("k8s-app", "kube-dns")));
    drain(SPEC);
    List<String> evicted =
        world.sim.requests().entries().stream()
            .filter(r -> r.request().is("create", "pods/eviction"))
            .map(r -> r.request().name().replaceAll("-.*", ""))
            .toList();
    assertThat(evicted).contains("web", "dns");
    assertThat(evicted.lastIndexOf("web")).isLessThan(evicted.indexOf("dns"));
  }

  @Test
  void shouldLeaveLoadBalancersBeforeThePodsLeave() throws Exception {
    cluster(c -> c.deployment("shop", "web", 4, w -> w));
    CompletableFuture<DrainReport> drain =
        start(DrainSpecs.waits(new DrainWaits(Duration.ofSeconds(3), null, null)), AtTimeout.FAIL);
    await(() -> holding(HoldCode.LOAD_BALANCER));
    assertThat(world.pulse.holding().message())
        .isEqualTo(
            "Node workers-0 is being taken out of external load balancers; its pods are asked to"
                + " leave 3s after its cordon.");
    assertThat(evictions()).isZero();
    drain.get(60, TimeUnit.SECONDS);
    assertThat(podsOn()).isEmpty();
    assertThat(NodeFacts.labels(world.read(NODE))).containsKey(Keys.NO_LOAD_BALANCER);
  }

  @Test
  void shouldGiveUpPodsOfAnUnreachableNodeWhereTheUserSaysWhen() throws Exception {
    cluster(c -> c.deployment("shop", "web", 4, w -> w.grace(1)));
    world.sim.faults().nodeDown(NODE::equals);
    await(() -> NodeReach.unreachable(world.read(NODE)));
    int before = movable();
    CompletableFuture<DrainReport> drain =
        start(DrainSpecs.waits(new DrainWaits(null, null, Duration.ofSeconds(3))), AtTimeout.FAIL);
    await(() -> holding(HoldCode.POD_NEEDS_CONSENT));
    assertThat(drain.get(60, TimeUnit.SECONDS).evicted()).isEqualTo(before);
    assertThat(podsOn()).hasSize(before);
  }

  @Test
  void shouldFinishWhenTheNodeIsGone() {
    cluster(c -> c);
    assertThat(
            new Drainer(Clock.systemUTC())
                .drain(
                    world.client(),
                    new DrainRequest(
                        world.poolRef(), "no-such-node", SPEC, AtTimeout.FAIL, List.of()),
                    null,
                    world.pulse))
        .isEqualTo(new DrainReport(0, null, null, null));
  }

  private void cluster(UnaryOperator<ClusterBuilder> workloads) {
    workloads.apply(world.sim.populate().pool("workers", 2, p -> p)).createAndWait(READY);
  }

  /** Its owner is one that is there, so that no garbage collector takes it. */
  private String jobPod(String name, String label) {
    return """
        {"apiVersion": "v1", "kind": "Pod",
         "metadata": {"name": "%s", "namespace": "shop", "labels": {%s}, "ownerReferences": [
           {"apiVersion": "batch/v1", "kind": "Job", "name": "import", "uid": "%s", "controller": true}]},
         "spec": {"nodeName": "%s", "containers": [{"name": "main", "image": "job:1"}]}}"""
        .formatted(name, label, world.upgrade.uid(), NODE);
  }

  private static void finish(ObjectNode pod) {
    pod.withObject("/status").put("phase", "Succeeded");
  }

  private static String attachment(String name, String node, String volume) {
    return """
    {"apiVersion": "storage.k8s.io/v1", "kind": "VolumeAttachment", "metadata": {"name": "%s"},
     "spec": {"attacher": "csi.example", "nodeName": "%s",
              "source": {"persistentVolumeName": "%s"}}}\
    """
        .formatted(name, node, volume);
  }

  private DrainReport drain(DrainSpec spec) {
    return run(spec, AtTimeout.FAIL);
  }

  private DrainReport run(DrainSpec spec, AtTimeout atTimeout) {
    return new Drainer(Clock.systemUTC())
        .drain(
            world.client(),
            new DrainRequest(world.poolRef(), NODE, spec, atTimeout, List.of("workers-9")),
            "template",
            world.pulse);
  }

  private CompletableFuture<DrainReport> start(DrainSpec spec, AtTimeout atTimeout) {
    return CompletableFuture.supplyAsync(() -> run(spec, atTimeout));
  }

  private boolean holding(HoldCode code) {
    Hold hold = world.pulse.holding();
    return hold != null && hold.code() == code;
  }

  private int movable() {
    return (int) podsOn().stream().filter(p -> !p.startsWith("infra/")).count();
  }

  private List<String> podsOn() {
    return world.sim.objects().podsOn(NODE).stream()
        .map(p -> p.at("/metadata/namespace").asText() + "/" + p.at("/metadata/name").asText())
        .toList();
  }

  private String podNotOn(String node) {
    return world.sim.objects().list("Pod").stream()
        .filter(p -> !p.at("/spec/nodeName").asText().equals(node))
        .map(p -> p.at("/metadata/name").asText())
        .findFirst()
        .orElseThrow();
  }

  private String unready() {
    return world.client().pods().inNamespace("shop").list().getItems().stream()
        .filter(p -> !PodHealth.of(p).ready() && p.getMetadata().getDeletionTimestamp() == null)
        .map(p -> p.getMetadata().getName())
        .findFirst()
        .orElseThrow();
  }

  private int healthy(String budget) {
    return world
        .sim
        .objects()
        .get("PodDisruptionBudget", "shop", budget)
        .orElseThrow()
        .at("/status/currentHealthy")
        .asInt();
  }

  private long evictions() {
    return world.sim.requests().entries().stream()
        .filter(r -> r.request().is("create", "pods/eviction"))
        .map(RequestLog.Entry::code)
        .filter(code -> code == 201)
        .count();
  }

  private long deletions() {
    return world.sim.requests().entries().stream()
        .filter(r -> r.request().is("delete", "pods"))
        .count();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it becomes so in time").isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
