package dev.pawl.starter.history;

import dev.pawl.planner.predict.EarlierSteps;
import dev.pawl.planner.predict.StepSample;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.starter.engine.BriefCalls;
import dev.pawl.starter.engine.Instants;
import dev.pawl.starter.engine.Payloads;
import dev.pawl.starter.output.Times;
import dev.pawl.worker.TemporalConnection;
import dev.pawl.worker.TemporalUnavailable;
import dev.pawl.workflows.ClusterUpgradeWorkflow;
import dev.pawl.workflows.status.UpgradeStatus;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.converter.DataConverterException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the steps of a cluster's last upgrade took, where a Temporal is at hand that knows. A plan
 * needs the cluster only: without an answer at once there is none, and nobody is told.
 */
public final class EarlierUpgrade {

  /** Runs that are looked at for one that ended well. */
  private static final int RUNS = 3;

  /** Of so many pools the beginnings are read: each has hundreds of steps. */
  private static final int POOLS = 5;

  private static final Set<UpgradeState> WELL =
      EnumSet.of(UpgradeState.SUCCEEDED, UpgradeState.SUCCEEDED_WITH_QUARANTINE);

  private final BriefCalls calls;
  private final Payloads payloads;

  private EarlierUpgrade(TemporalConnection temporal) {
    this.calls = new BriefCalls(temporal);
    this.payloads = new Payloads(temporal);
  }

  /** Of the newest upgrade of that cluster that ended well; none where nothing is known. */
  public static EarlierSteps of(String clusterUid) {
    return of(clusterUid, TemporalConnection::open);
  }

  static EarlierSteps of(String clusterUid, Supplier<TemporalConnection> opening) {
    try (TemporalConnection temporal = opening.get()) {
      return new EarlierUpgrade(temporal).newest(clusterUid);
    } catch (StatusRuntimeException | TemporalUnavailable | DataConverterException e) {
      // no Temporal here, one that takes its time, or a record of another version of Pawl
      return EarlierSteps.NONE;
    }
  }

  private EarlierSteps newest(String clusterUid) {
    String id = ClusterUpgradeWorkflow.idFor(clusterUid);
    for (WorkflowExecution run : calls.completed(id, RUNS)) {
      HistoryEvent end = calls.last(run);
      Optional<UpgradeStatus> status = status(end).filter(s -> WELL.contains(s.state()));
      if (status.isPresent()) {
        String words =
            "upgrade %s, which ended %s"
                .formatted(status.get().name(), Times.stamp(Instants.of(end.getEventTime())));
        return steps(words, run);
      }
    }
    return EarlierSteps.NONE;
  }

  private Optional<UpgradeStatus> status(HistoryEvent end) {
    return end.hasWorkflowExecutionCompletedEventAttributes()
        ? Optional.ofNullable(
            payloads.first(
                end.getWorkflowExecutionCompletedEventAttributes().getResult(),
                UpgradeStatus.class))
        : Optional.empty();
  }

  private EarlierSteps steps(String of, WorkflowExecution upgrade) {
    StepLog log = new StepLog(payloads);
    List<WorkflowExecution> pools = new ArrayList<>();
    for (HistoryEvent event : calls.beginning(upgrade)) {
      log.look(event);
      if (event.hasChildWorkflowExecutionStartedEventAttributes()) {
        pools.add(event.getChildWorkflowExecutionStartedEventAttributes().getWorkflowExecution());
      }
    }
    List<StepSample> samples = new ArrayList<>(log.samples());
    for (WorkflowExecution pool : pools.subList(0, Math.min(POOLS, pools.size()))) {
      StepLog ofPool = new StepLog(payloads);
      calls.beginning(pool).forEach(ofPool::look);
      samples.addAll(ofPool.samples());
    }
    return samples.isEmpty() ? EarlierSteps.NONE : new EarlierSteps(of, samples);
  }
}
