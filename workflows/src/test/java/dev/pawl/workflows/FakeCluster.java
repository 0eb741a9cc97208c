package dev.pawl.workflows;

import dev.pawl.planner.check.LetBe;
import dev.pawl.planner.check.Obstacle;
import dev.pawl.planner.gate.Verdict;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.rollout.PoolNode;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.workflows.activity.ClusterActivities.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * A cluster in a few maps, with all activities of Pawl on it: hand-written, so that workflow tests
 * can say which step fails, which waits, and see in which order things were done.
 */
final class FakeCluster {

  static final KubeVersion ORIGIN = KubeVersion.parse("1.35.4");
  static final KubeVersion TARGET = KubeVersion.parse("1.36.3");

  private final FakeSteps steps = new FakeSteps();
  private final FakeWindow window = new FakeWindow();
  private final FakePools pools = new FakePools(steps, window);
  private final FakeControlPlane controlPlane = new FakeControlPlane(steps);
  private final FakeUpgrade upgrade = new FakeUpgrade(steps, window, pools, controlPlane);
  private final FakeAddons addons = new FakeAddons(steps);
  private final FakeGates gates = new FakeGates(steps);
  private final FakeChecks checks = new FakeChecks(steps);

  /** For a worker. */
  Object[] activities() {
    return new Object[] {pools, controlPlane, upgrade, addons, gates, checks};
  }

  FakeCluster withPool(String pool, int nodes) {
    pools.add(pool, nodes);
    return this;
  }

  /** Makes a step fail for good, at the tries (from 1) that the predicate names. */
  FakeCluster failing(String step, Predicate<Integer> tried) {
    steps.failing(step, tried);
    return this;
  }

  /** Makes a node's drain end at its timeout, where that is reported. */
  FakeCluster blocked(String node) {
    pools.blocked(node);
    return this;
  }

  /** Makes a step wait until {@link #free}. */
  FakeCluster stuck(String step) {
    steps.stuck(step);
    return this;
  }

  /** What a step that fails is held for, where it is not the usual. */
  FakeCluster failingWith(String step, HoldCode code) {
    steps.failingWith(step, code);
    return this;
  }

  /** Makes a gate say something else than success, until it is told another word. */
  FakeCluster gateSays(String gate, Verdict verdict) {
    gates.says(gate, verdict);
    return this;
  }

  /** Lets the checks of a step find these, until it is told other ones. */
  FakeCluster finds(String step, Obstacle... inTheWay) {
    checks.find(step, List.of(inTheWay));
    return this;
  }

  /** Lets nothing begin before an instant, where a request speaks of windows. */
  FakeCluster opensAt(Instant instant) {
    window.opensAt(instant);
    return this;
  }

  /** What the last look finds from now on. */
  FakeCluster finding(Finding... found) {
    upgrade.finding(List.of(found));
    return this;
  }

  /** The same cluster at the version it had, as if nothing had been done. */
  void startAnew() {
    steps.forget();
    controlPlane.startAnew();
    pools.startAnew();
  }

  /** That long no pod of the addon is available while it is changed. */
  FakeCluster away(String addon, Duration length) {
    addons.away(addon, length);
    return this;
  }

  /** An addon is as its spec says already. */
  FakeCluster settled(String addon) {
    addons.settled(addon);
    return this;
  }

  /** What an addon has changed cannot be taken back. */
  FakeCluster irreversible(String addon) {
    addons.irreversible(addon);
    return this;
  }

  /** In spite of which findings the pool that was looked at last may begin a node. */
  LetBe letBe() {
    return pools.letBe();
  }

  KubeVersion server() {
    return controlPlane.server();
  }

  void free(String step) {
    steps.free(step);
  }

  List<String> log() {
    return steps.log();
  }

  List<PoolNode> nodes(String pool) {
    return pools.nodes(pool);
  }
}
