package dev.pawl.starter.engine;

import dev.pawl.worker.TemporalConnection;
import io.grpc.Deadline;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.HistoryEventFilterType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Questions to a Temporal that need not be there: all of them together have a second or so, and
 * failures are the caller's.
 */
public final class BriefCalls {

  private static final Duration PATIENCE = Duration.ofMillis(1_200);

  private final TemporalConnection temporal;
  private final Deadline deadline = Deadline.after(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);

  public BriefCalls(TemporalConnection temporal) {
    this.temporal = temporal;
  }

  /**
   * The newest runs of a workflow that ended with a result, the newest first.
   *
   * @throws StatusRuntimeException where Temporal does not answer, here and below
   */
  public List<WorkflowExecution> completed(String workflowId, int most) {
    ListWorkflowExecutionsRequest request =
        ListWorkflowExecutionsRequest.newBuilder()
            .setNamespace(temporal.namespace())
            .setQuery("WorkflowId = '%s' AND ExecutionStatus = 'Completed'".formatted(workflowId))
            .setPageSize(most)
            .build();
    return temporal
        .stubs()
        .blockingStub()
        .withDeadline(deadline)
        .listWorkflowExecutions(request)
        .getExecutionsList()
        .stream()
        .sorted(Comparator.comparing(BriefCalls::started).reversed())
        .map(WorkflowExecutionInfo::getExecution)
        .toList();
  }

  private static Instant started(WorkflowExecutionInfo info) {
    return Instants.of(info.getStartTime());
  }

  /** The event with which a run ended. */
  public HistoryEvent last(WorkflowExecution run) {
    return events(run, HistoryEventFilterType.HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT).get(0);
  }

  /** The first page of a run's events, which are some hundreds. */
  public List<HistoryEvent> beginning(WorkflowExecution run) {
    return events(run, HistoryEventFilterType.HISTORY_EVENT_FILTER_TYPE_ALL_EVENT);
  }

  private List<HistoryEvent> events(WorkflowExecution run, HistoryEventFilterType filter) {
    GetWorkflowExecutionHistoryRequest request =
        GetWorkflowExecutionHistoryRequest.newBuilder()
            .setNamespace(temporal.namespace())
            .setExecution(run)
            .setHistoryEventFilterType(filter)
            .build();
    return temporal
        .stubs()
        .blockingStub()
        .withDeadline(deadline)
        .getWorkflowExecutionHistory(request)
        .getHistory()
        .getEventsList();
  }
}
