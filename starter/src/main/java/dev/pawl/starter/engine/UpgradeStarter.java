package dev.pawl.starter.engine;

import dev.pawl.planner.upgrade.Phase;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.starter.cli.UserError;
import dev.pawl.starter.output.Times;
import dev.pawl.starter.plan.Planned;
import dev.pawl.worker.TaskQueue;
import dev.pawl.worker.TemporalConnection;
import dev.pawl.workflows.ClusterUpgradeWorkflow;
import dev.pawl.workflows.ClusterUpgradeWorkflow.Start;
import dev.pawl.workflows.SearchAttributes;
import dev.pawl.workflows.activity.UpgradeRef;
import dev.pawl.workflows.status.UpgradeStatus;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Starts an upgrade, once per cluster. */
public final class UpgradeStarter {

  private final TemporalConnection temporal;

  public UpgradeStarter(TemporalConnection temporal) {
    this.temporal = temporal;
  }

  /** What an upgrade is started with: the plan as it was shown, and who asked. */
  public static Start request(Planned planned, TemporalConnection temporal) {
    String id = UpgradeId.of(planned.spec().name(), Instant.now(), new SecureRandom());
    UpgradeRef ref =
        new UpgradeRef(id, planned.spec().name(), planned.context(), planned.state().uid());
    return new Start(
        ref,
        planned.spec(),
        planned.plan(),
        temporal.identity(),
        temporal.address() + "/" + temporal.namespace());
  }

  /**
   * Makes sure that an upgrade would be carried out; changes nothing. Temporal remembers a worker
   * for minutes after its death, so that an earlier upgrade is asked too, where there is one.
   *
   * @throws UserError where no worker is there
   */
  public void makeSureOfWorker() {
    temporal.check();
    Pollers pollers = new Pollers(temporal);
    if (pollers.lastSeen().isEmpty() || !answers()) {
      throw new UserError(pollers.sentence(Instant.now()) + ". Nothing was changed");
    }
  }

  /** One that has ended is asked first: no other worker can be busy with it. */
  private boolean answers() {
    Queries queries = new Queries(temporal);
    return new UpgradeList(temporal)
        .all().stream()
            .min(Comparator.comparing(UpgradeEntry::open))
            .map(e -> queries.status(e.workflowId(), e.runId(), UpgradeStatus.class).isPresent())
            .orElse(true);
  }

  /**
   * Starts it and returns its entry.
   *
   * @throws UserError where the cluster is being upgraded already
   */
  public UpgradeEntry start(Start start) {
    String id = ClusterUpgradeWorkflow.idFor(start.upgrade().uid());
    try {
      return entry(id, start, startWithOrWithout(id, start));
    } catch (WorkflowExecutionAlreadyStarted e) {
      throw running(new UpgradeList(temporal).newest(id), e);
    }
  }

  /**
   * Makes sure that nobody upgrades a cluster already, before it is looked at: what is under way
   * there is in nobody's way. Who is first is only said by {@link #start}.
   *
   * @param uid of the cluster
   * @throws UserError where somebody does
   */
  public void makeSureNoneRuns(String uid) {
    String id = ClusterUpgradeWorkflow.idFor(uid);
    new UpgradeList(temporal)
        .all().stream()
            .filter(e -> e.workflowId().equals(id) && e.open())
            .findFirst()
            .ifPresent(
                other -> {
                  throw running(other, null);
                });
  }

  /** Search attributes are a convenience: where they are not registered, it goes without. */
  private WorkflowExecution startWithOrWithout(String id, Start start) {
    WorkflowOptions plain = options(id, start);
    WorkflowOptions searchable =
        WorkflowOptions.newBuilder(plain).setTypedSearchAttributes(attributes(start)).build();
    try {
      return start(searchable, start);
    } catch (WorkflowExecutionAlreadyStarted e) {
      throw e;
    } catch (WorkflowServiceException e) {
      if (e.getCause() instanceof StatusRuntimeException cause
          && cause.getStatus().getCode() == Status.Code.INVALID_ARGUMENT) {
        return start(plain, start);
      }
      throw e;
    }
  }

  private WorkflowExecution start(WorkflowOptions options, Start start) {
    ClusterUpgradeWorkflow stub =
        temporal.client().newWorkflowStub(ClusterUpgradeWorkflow.class, options);
    return WorkflowClient.start(stub::run, start);
  }

  private static WorkflowOptions options(String id, Start start) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(id)
        .setTaskQueue(TaskQueue.NAME)
        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
        .setStaticSummary(
            "%s %s → %s".formatted(start.spec().name(), start.plan().from(), start.plan().target()))
        .setMemo(memo(start))
        .build();
  }

  private static Map<String, Object> memo(Start start) {
    Map<String, Object> memo = new LinkedHashMap<>();
    memo.put(MemoKeys.NAME, start.spec().name());
    memo.put(MemoKeys.STARTED_BY, start.startedBy());
    memo.put(MemoKeys.CONTEXT, start.upgrade().context() == null ? "" : start.upgrade().context());
    return memo;
  }

  private static io.temporal.common.SearchAttributes attributes(Start start) {
    return io.temporal.common.SearchAttributes.newBuilder()
        .set(SearchAttributes.UPGRADE, start.spec().name())
        .set(SearchAttributes.STATE, UpgradeState.RUNNING.label())
        .set(SearchAttributes.PHASE, Phase.PREFLIGHT.label())
        .set(SearchAttributes.FROM, start.plan().from().toString())
        .set(SearchAttributes.TARGET, start.plan().target().toString())
        .build();
  }

  private static UpgradeEntry entry(String id, Start start, WorkflowExecution execution) {
    return new UpgradeEntry(
        start.spec().name(),
        id,
        execution.getRunId(),
        WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING,
        Instant.now(),
        null,
        start.startedBy(),
        UpgradeState.RUNNING);
  }

  private static UserError running(UpgradeEntry other, Throwable e) {
    return new UserError(
        ("this cluster is being upgraded already: '%s', started by %s at %s (%s ago). 'pawl status"
                + " %s' shows it; 'pawl abort %s' stops it. Nothing was changed")
            .formatted(
                other.name(),
                other.startedBy() == null ? "somebody" : other.startedBy(),
                Times.stamp(other.startedAt()),
                Times.since(other.startedAt(), Instant.now()),
                other.name(),
                other.name()),
        e);
  }
}
