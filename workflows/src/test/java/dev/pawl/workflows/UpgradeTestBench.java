package dev.pawl.workflows;

import dev.pawl.planner.check.Acceptance;
import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.cluster.NodeState;
import dev.pawl.planner.plan.Planner;
import dev.pawl.planner.spec.AddonDriver;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.spec.AddonStage;
import dev.pawl.planner.spec.ClusterTarget;
import dev.pawl.planner.spec.ControlPlaneDriver;
import dev.pawl.planner.spec.ControlPlaneSpec;
import dev.pawl.planner.spec.DrainSpec;
import dev.pawl.planner.spec.ExecCommands;
import dev.pawl.planner.spec.GateSpec;
import dev.pawl.planner.spec.IntOrPercent;
import dev.pawl.planner.spec.OnBlocked;
import dev.pawl.planner.spec.OnFailure;
import dev.pawl.planner.spec.PoolDriver;
import dev.pawl.planner.spec.PoolOrder;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.spec.RollbackScope;
import dev.pawl.planner.spec.Strategy;
import dev.pawl.planner.spec.TargetVersion;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.undo.UndoKind;
import dev.pawl.planner.undo.UndoNote;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.planner.window.WindowText;
import dev.pawl.workflows.ClusterUpgradeWorkflow.Start;
import dev.pawl.workflows.activity.UpgradeRef;
import dev.pawl.workflows.payload.PawlDataConverter;
import dev.pawl.workflows.status.PoolStatus;
import dev.pawl.workflows.status.UpgradeStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The workflows on Temporal's test server in real time, over a {@link FakeCluster}. */
final class UpgradeTestBench implements AutoCloseable {

  private static final String QUEUE = "pawl";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TestWorkflowEnvironment temporal;
  private final FakeCluster cluster;
  private final List<PoolSpec> pools = new ArrayList<>();
  private final List<GateSpec> gates = new ArrayList<>();
  private final List<Acceptance> accepted = new ArrayList<>();
  private List<WindowText> windows = List.of();
  private OnFailure onFailure = OnFailure.HOLD;
  private PoolOrder order = PoolOrder.SEQUENTIAL;
  private Strategy strategy = Strategy.defaults();
  private DrainSpec drain;
  private RollbackScope scope = RollbackScope.POOL;
  private final List<AddonSpec> addons = new ArrayList<>();
  private final List<UndoNote> known = new ArrayList<>();
  private ControlPlaneSpec controlPlane = controlPlane(List.of(), List.of(), null);
  private boolean inPlace;
  private boolean askFirst;
  private ClusterUpgradeWorkflow upgrade;

  UpgradeTestBench(FakeCluster cluster) {
    this(cluster, options());
  }

  /** On a real server at that address. */
  UpgradeTestBench(FakeCluster cluster, String address) {
    this(cluster, options().setUseExternalService(true).setTarget(address));
  }

  private UpgradeTestBench(FakeCluster cluster, TestEnvironmentOptions.Builder options) {
    this.cluster = cluster;
    this.temporal = TestWorkflowEnvironment.newInstance(options.build());
    Worker worker =
        temporal.newWorker(
            QUEUE,
            WorkerOptions.newBuilder()
                .setMaxHeartbeatThrottleInterval(Duration.ofMillis(100))
                .setDefaultHeartbeatThrottleInterval(Duration.ofMillis(100))
                .build());
    worker.registerWorkflowImplementationTypes(
        ClusterUpgradeWorkflowImpl.class, PoolUpgradeWorkflowImpl.class);
    worker.registerActivitiesImplementations(cluster.activities());
    temporal.start();
  }

  private static TestEnvironmentOptions.Builder options() {
    return TestEnvironmentOptions.newBuilder()
        .setUseTimeskipping(false)
        .setWorkflowClientOptions(
            WorkflowClientOptions.newBuilder()
                .setDataConverter(PawlDataConverter.create())
                .setWorkerHeartbeatInterval(Duration.ofSeconds(-1))
                // Recorded histories carry it: not the name of somebody's machine.
                .setIdentity("test-bench")
                .build());
  }

  UpgradeTestBench onFailure(OnFailure what) {
    onFailure = what;
    return this;
  }

  UpgradeTestBench order(PoolOrder what) {
    order = what;
    return this;
  }

  UpgradeTestBench strategy(Strategy what) {
    strategy = what;
    return this;
  }

  UpgradeTestBench quarantining(int nodes) {
    drain =
        new DrainSpec(null, OnBlocked.QUARANTINE, null, null, null, IntOrPercent.of(nodes), null);
    return this;
  }

  UpgradeTestBench inPlace() {
    inPlace = true;
    return this;
  }

  /** With a window; when it is open is the cluster's to say. */
  UpgradeTestBench inWindows() {
    windows =
        List.of(
            new WindowText(
                "FREQ=DAILY", "02:00", Duration.ofHours(4), "Europe/Paris", null, null, null));
    return this;
  }

  /** With a control plane that can go back until it is finalised. */
  UpgradeTestBench inTwoSteps() {
    controlPlane = controlPlane(List.of("/bin/true"), List.of("/bin/true"), null);
    return this;
  }

  /** With a question before the first step that cannot be taken back. */
  UpgradeTestBench askingBeforeIrreversible() {
    askFirst = true;
    return this;
  }

  UpgradeTestBench scope(RollbackScope what) {
    scope = what;
    return this;
  }

  UpgradeTestBench addon(String name, AddonStage stage, String... dependsOn) {
    return addon(name, stage, null, dependsOn);
  }

  UpgradeTestBench addon(String name, AddonStage stage, Duration downtime, String... dependsOn) {
    addons.add(
        new AddonSpec(
            name,
            AddonDriver.MANIFESTS,
            "/addons/" + name,
            null,
            stage,
            null,
            null,
            null,
            null,
            null,
            null,
            downtime,
            List.of(dependsOn)));
    return this;
  }

  /** The plan has seen that what an addon changes cannot be taken back. */
  UpgradeTestBench irreversible(String addon) {
    known.add(new UndoNote("addons/" + addon, UndoKind.IRREVERSIBLE, "stored versions move on"));
    return this;
  }

  /** The control plane's driver can go back. */
  UpgradeTestBench withRollback() {
    controlPlane = controlPlane(List.of("/bin/true"), List.of(), null);
    return this;
  }

  /** The control plane is upgraded in two steps, with that long between them. */
  UpgradeTestBench inTwoSteps(Duration bake) {
    controlPlane = controlPlane(List.of("/bin/true"), List.of("/bin/true"), bake);
    return this;
  }

  private static ControlPlaneSpec controlPlane(
      List<String> rollback, List<String> finalise, Duration bake) {
    return new ControlPlaneSpec(
        ControlPlaneDriver.EXEC,
        new ExecCommands(List.of("/bin/true"), rollback, finalise, finalise, null),
        bake);
  }

  UpgradeTestBench accepting(Acceptance acceptance) {
    accepted.add(acceptance);
    return this;
  }

  UpgradeTestBench gate(GateSpec gate) {
    gates.add(gate);
    return this;
  }

  UpgradeTestBench pool(String name) {
    ExecCommands exec =
        inPlace ? new ExecCommands(List.of("/bin/true"), null, null, null, null) : null;
    pools.add(
        new PoolSpec(
            name,
            Map.of("pool", name),
            inPlace ? PoolDriver.EXEC : PoolDriver.KWOK,
            exec,
            strategy,
            drain));
    return this;
  }

  UpgradeTestBench start() {
    UpgradeSpec spec =
        new UpgradeSpec(
            "prod-eu",
            new ClusterTarget("prod-eu"),
            TargetVersion.at(FakeCluster.TARGET),
            null,
            null,
            onFailure,
            scope,
            addons,
            controlPlane,
            order,
            pools,
            gates,
            windows,
            Map.of(),
            accepted,
            askFirst);
    upgrade =
        temporal
            .getWorkflowClient()
            .newWorkflowStub(
                ClusterUpgradeWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setTaskQueue(QUEUE)
                    .setWorkflowId(ClusterUpgradeWorkflow.idFor("uid"))
                    .build());
    UpgradeRef ref = new UpgradeRef("prod-eu-1", "prod-eu", "prod-eu", "uid");
    Start start =
        new Start(
            ref,
            spec,
            Planner.plan(spec, state(), Instant.EPOCH).knowing(known),
            "alice@laptop",
            "127.0.0.1:7233/default");
    WorkflowClient.start(upgrade::run, start);
    return this;
  }

  private ClusterState state() {
    List<NodeState> nodes = new ArrayList<>();
    for (PoolSpec pool : pools) {
      cluster
          .nodes(pool.name())
          .forEach(
              n ->
                  nodes.add(
                      new NodeState(
                          n.name(),
                          pool.matchLabels(),
                          n.version(),
                          true,
                          false,
                          n.created(),
                          3,
                          false)));
    }
    return new ClusterState("uid", FakeCluster.ORIGIN, nodes);
  }

  ClusterUpgradeWorkflow upgrade() {
    return upgrade;
  }

  PoolUpgradeWorkflow pool() {
    return temporal
        .getWorkflowClient()
        .newWorkflowStub(
            PoolUpgradeWorkflow.class, ClusterUpgradeWorkflow.idFor("uid", pools.get(0).name()));
  }

  PoolStatus poolStatus() {
    return pool().status();
  }

  void cancel() {
    WorkflowStub.fromTyped(upgrade).cancel();
  }

  UpgradeStatus result() throws Exception {
    try {
      return WorkflowStub.fromTyped(upgrade)
          .getResult(PATIENCE.toSeconds(), TimeUnit.SECONDS, UpgradeStatus.class);
    } catch (TimeoutException late) {
      throw new AssertionError(
          "no end; log: %s; status: %s".formatted(cluster.log(), upgrade.status()), late);
    }
  }

  /** Waits until the first pool, and through it the upgrade, is in a state. */
  void awaitState(UpgradeState state) {
    await("the upgrade to be " + state.label(), () -> upgrade.status().state() == state);
  }

  void awaitLog(String entry) {
    await(entry, () -> cluster.log().contains(entry));
  }

  void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!ask(condition)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain for " + what + "; log: " + cluster.log());
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static boolean ask(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (WorkflowQueryException | WorkflowNotFoundException notYet) {
      return false;
    }
  }

  WorkflowExecutionHistory history(String workflowId) {
    return temporal.getWorkflowClient().fetchHistory(workflowId);
  }

  /** Of one run of a workflow that was continued as new. */
  WorkflowExecutionHistory history(String workflowId, String runId) {
    return temporal.getWorkflowClient().fetchHistory(workflowId, runId);
  }

  @Override
  public void close() {
    temporal.close();
  }
}
