package dev.pawl.workflows;

import dev.pawl.planner.check.LetBe;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.plan.Plan.HopPlan;
import dev.pawl.planner.plan.Plan.PoolPlan;
import dev.pawl.planner.rollout.PoolGoal;
import dev.pawl.planner.spec.GateAfter;
import dev.pawl.planner.spec.GateSpec;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.undo.UndoRecord;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.planner.window.StepWindows;
import dev.pawl.workflows.ClusterUpgradeWorkflow.Start;
import dev.pawl.workflows.PoolInput.Progress;
import dev.pawl.workflows.activity.ClusterActivities.Admission;
import dev.pawl.workflows.activity.ClusterActivities.PoolStart;
import dev.pawl.workflows.activity.PoolActivities.PoolRef;
import dev.pawl.workflows.message.Actor;
import dev.pawl.workflows.message.PoolReport;
import dev.pawl.workflows.status.PoolConcurrency;
import dev.pawl.workflows.status.PoolStatus;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.SignalExternalWorkflowException;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The children of an upgrade: starts them, passes on what people say, keeps what they reported. */
final class PoolRuns {

  private final Start start;
  private final Timings timings;
  private final Map<String, PoolUpgradeWorkflow> running = new TreeMap<>();
  private final Map<String, PoolReport> reports = new TreeMap<>();
  private final Map<String, PoolStatus> results = new TreeMap<>();
  private final Map<String, KubeVersion> turned = new TreeMap<>();
  private final Concurrencies concurrencies;
  private List<PoolStart> counted = List.of();

  PoolRuns(Start start, Timings timings, Concurrencies concurrencies) {
    this.start = start;
    this.timings = timings;
    this.concurrencies = concurrencies;
  }

  /** The pools have been counted: none begins before. */
  void admitted(Admission admission) {
    counted = admission.pools();
  }

  /** Starts the turnover of a pool; nobody is told who has ordered what before. */
  Promise<PoolStatus> begin(PoolSpec pool, HopPlan hop, LetBe letBe) {
    PoolStart was = startOf(pool);
    PoolInput input = input(pool, was, hop, letBe);
    PoolUpgradeWorkflow child =
        Workflow.newChildWorkflowStub(PoolUpgradeWorkflow.class, options(input));
    turned.put(pool.name(), hop.target());
    running.put(pool.name(), child);
    timings.poolBegins(pool.name(), Steps.now());
    return Async.function(child::run, input)
        .handle(
            (result, failure) -> {
              PoolStatus end = failure == null ? result : lost(pool, was, failure);
              ended(end);
              timings.poolEnds(pool.name(), end.evicted(), Steps.now());
              return end;
            });
  }

  /** Starts the way back of a pool that was finished, or began and was stopped. */
  Promise<PoolStatus> beginBack(UndoRecord.Pool record) {
    PoolSpec pool = start.spec().pool(record.pool());
    Progress none =
        Progress.none(pool.strategy().canaryNodes(), record.desired(), 0, start.upgrade().id());
    PoolInput input =
        new PoolInput(
            new PoolRef(start.upgrade(), pool),
            record.to(),
            record.from(),
            record.desired(),
            start.spec().onFailure(),
            List.of(),
            null,
            null,
            List.of(),
            none.begun(PoolGoal.ROLL_BACK, false, concurrencies.of(pool)));
    PoolUpgradeWorkflow child =
        Workflow.newChildWorkflowStub(PoolUpgradeWorkflow.class, options(input));
    running.put(pool.name(), child);
    PoolStart was = new PoolStart(pool.name(), record.desired(), record.from(), 0);
    return Async.function(child::run, input)
        .handle(
            (result, failure) -> {
              PoolStatus end = failure == null ? result : lost(pool, was, failure);
              ended(end);
              return end;
            });
  }

  private void ended(PoolStatus end) {
    running.remove(end.name());
    reports.remove(end.name());
    results.put(end.name(), end);
  }

  /** A pool that turns over again has the version that its last turnover led to. */
  PoolStart startOf(PoolSpec pool) {
    PoolStart first = counted(pool.name()).orElseThrow();
    KubeVersion since = turned.get(pool.name());
    return since == null ? first : new PoolStart(first.name(), first.desired(), since, 0);
  }

  /** A pool as it was before the upgrade; empty while they have not been counted. */
  Optional<PoolStart> counted(String pool) {
    return counted.stream().filter(p -> p.name().equals(pool)).findFirst();
  }

  /** What its last turnover leads to, or led to; empty where none has begun. */
  Optional<KubeVersion> turnedTo(String pool) {
    return Optional.ofNullable(turned.get(pool));
  }

  /** A child that somebody cancelled aborted itself; one that was terminated left its marks. */
  private static PoolStatus lost(PoolSpec pool, PoolStart was, RuntimeException failure) {
    boolean cancelled = failure.getCause() instanceof CanceledFailure;
    return PoolStatus.waiting(pool.name(), was.desired())
        .inState(cancelled ? UpgradeState.ABORTED : UpgradeState.FAILED);
  }

  private PoolInput input(PoolSpec pool, PoolStart was, HopPlan hop, LetBe letBe) {
    Progress none =
        Progress.none(
            pool.strategy().canaryNodes(), was.desired(), was.missing(), start.upgrade().id());
    return new PoolInput(
        new PoolRef(start.upgrade(), pool),
        hop.target(),
        was.origin(),
        was.desired(),
        start.spec().onFailure(),
        gates(pool),
        windows(pool),
        letBe,
        marked(pool, hop),
        none.begun(PoolGoal.UPGRADE, false, concurrencies.of(pool)));
  }

  private List<GateSpec> gates(PoolSpec pool) {
    return Stream.of(GateAfter.NODE, GateAfter.CANARY)
        .flatMap(after -> start.spec().gatesAfter(after, pool.name()).stream())
        .toList();
  }

  private StepWindows windows(PoolSpec pool) {
    return start.spec().windows().isEmpty()
        ? null
        : new StepWindows(
            start.spec().windows(), pool.name(), start.plan().lengths().node().get(pool.name()));
  }

  /** With windows, the marks come and go with the pool that is at work: it sees to them itself. */
  private List<PoolSpec> marked(PoolSpec pool, HopPlan hop) {
    if (start.spec().windows().isEmpty()) {
      return List.of();
    }
    return switch (start.spec().poolOrder()) {
      case PARALLEL -> List.of(pool);
      case SEQUENTIAL -> hop.pools().stream().map(start.spec()::pool).toList();
    };
  }

  /**
   * A child ends with its upgrade when that is terminated: the next start finds its marks on the
   * cluster, and no two upgrades ever work on one pool.
   */
  private ChildWorkflowOptions options(PoolInput input) {
    String pool = input.pool().pool().name();
    boolean back = input.progress().goal() == PoolGoal.ROLL_BACK;
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(ClusterUpgradeWorkflow.idFor(start.upgrade().uid(), pool))
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_TERMINATE)
        .setStaticSummary(
            "%s/%s %s → %s, %d nodes"
                .formatted(
                    start.spec().name(),
                    pool,
                    back ? input.target() : input.origin(),
                    back ? input.origin() : input.target(),
                    input.desired()))
        .build();
  }

  void abort(Actor by) {
    tell(pool -> pool.abort(by));
  }

  void pause(Actor by) {
    tell(pool -> pool.pause(by));
  }

  void resume(Actor by) {
    tell(pool -> pool.resume(by));
  }

  /**
   * How many nodes of it may be under way at once from now on; one that does not run is not told.
   */
  void tellConcurrency(String pool, PoolConcurrency next) {
    PoolUpgradeWorkflow child = running.get(pool);
    if (child != null) {
      tell(pool, child, other -> other.setConcurrency(next));
    }
  }

  /** Those that turn back already need not be told. */
  void rollBack(Actor by) {
    new TreeMap<>(running)
        .forEach(
            (pool, child) -> {
              PoolReport last = reports.get(pool);
              if (last == null || last.state() != UpgradeState.ROLLING_BACK) {
                tell(pool, child, other -> other.rollBack(by));
              }
            });
  }

  private void tell(Consumer<PoolUpgradeWorkflow> order) {
    new TreeMap<>(running).forEach((pool, child) -> tell(pool, child, order));
  }

  /** By its id alone: a child's stub knows only the first run of one that is continued as new. */
  private void tell(String pool, PoolUpgradeWorkflow child, Consumer<PoolUpgradeWorkflow> order) {
    Workflow.getWorkflowExecution(child).get();
    String id = ClusterUpgradeWorkflow.idFor(start.upgrade().uid(), pool);
    try {
      order.accept(Workflow.newExternalWorkflowStub(PoolUpgradeWorkflow.class, id));
    } catch (SignalExternalWorkflowException ended) {
      Workflow.getLogger(PoolRuns.class).info("pool {} ended before it could be told", pool);
    }
  }

  void changed(PoolReport report) {
    if (running.containsKey(report.pool())) {
      reports.put(report.pool(), report);
    }
  }

  List<String> running() {
    return List.copyOf(running.keySet());
  }

  boolean anyRuns() {
    return !running.isEmpty();
  }

  /** Nodes that a person left out, and pools that were not finished, have no full success. */
  boolean allWhole() {
    return results.values().stream().allMatch(r -> r.state() == UpgradeState.SUCCEEDED);
  }

  /** Nodes that were skipped or quarantined, of all pools that have ended. */
  List<String> leftOut() {
    return results.values().stream().flatMap(r -> r.leftOut().stream()).toList();
  }

  boolean allIn(UpgradeState state) {
    return anyRuns()
        && running.keySet().stream()
            .allMatch(pool -> reports.containsKey(pool) && reports.get(pool).state() == state);
  }

  /** Whether each pool that runs does nothing but wait for a window. */
  boolean allRest() {
    return anyRuns()
        && running.keySet().stream()
            .map(reports::get)
            .allMatch(r -> r != null && r.hold() != null && r.hold().code() == HoldCode.WINDOW);
  }

  boolean anyIn(UpgradeState state) {
    return reports.values().stream().anyMatch(r -> r.state() == state);
  }

  /** Every pool of the plan: as it ended, as it was last heard of, or waiting for its turn. */
  List<PoolStatus> statuses() {
    List<PoolStatus> all = new ArrayList<>();
    for (PoolPlan pool : start.plan().pools()) {
      PoolStatus waiting =
          PoolStatus.waiting(pool.name(), pool.order().size())
              .at(concurrencies.of(start.spec().pool(pool.name())));
      all.add(
          running.containsKey(pool.name())
              ? running(pool, waiting)
              : results.getOrDefault(pool.name(), waiting));
    }
    return all;
  }

  /** Pools that turned back by themselves, or were told to while they ran, as they ended. */
  Map<String, PoolStatus> turnedBack() {
    Map<String, PoolStatus> back = new TreeMap<>();
    results.forEach(
        (pool, end) -> {
          if (end.state() == UpgradeState.ROLLED_BACK
              || end.state() == UpgradeState.ROLLBACK_INCOMPLETE) {
            back.put(pool, end);
          }
        });
    return back;
  }

  private PoolStatus running(PoolPlan pool, PoolStatus waiting) {
    PoolReport report = reports.get(pool.name());
    return waiting.inState(report == null ? UpgradeState.RUNNING : report.state());
  }
}
