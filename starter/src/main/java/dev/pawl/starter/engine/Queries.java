package dev.pawl.starter.engine;

import dev.pawl.worker.TemporalConnection;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.query.v1.WorkflowQuery;
import io.temporal.api.workflowservice.v1.QueryWorkflowRequest;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Asks a workflow for its status; a worker has to answer. */
final class Queries {

  private static final String STATUS = "status";

  /** What Temporal says when no worker answers, or has not taken up the workflow yet. */
  private static final Set<Status.Code> NO_WORKER =
      EnumSet.of(
          Status.Code.DEADLINE_EXCEEDED,
          Status.Code.FAILED_PRECONDITION,
          Status.Code.CANCELLED,
          Status.Code.RESOURCE_EXHAUSTED);

  private final TemporalConnection temporal;
  private final Calls calls;
  private final Payloads payloads;

  Queries(TemporalConnection temporal) {
    this.temporal = temporal;
    this.calls = new Calls(temporal);
    this.payloads = new Payloads(temporal);
  }

  /**
   * Its status, or nothing where no worker answers.
   *
   * @param runId empty for the newest run
   */
  <T> Optional<T> status(String workflowId, String runId, Class<T> type) {
    QueryWorkflowRequest request =
        QueryWorkflowRequest.newBuilder()
            .setNamespace(temporal.namespace())
            .setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflowId).setRunId(runId))
            .setQuery(WorkflowQuery.newBuilder().setQueryType(STATUS))
            .build();
    try {
      return Optional.ofNullable(
          payloads.first(calls.stub().queryWorkflow(request).getQueryResult(), type));
    } catch (StatusRuntimeException e) {
      if (answersLater(e.getStatus())) {
        return Optional.empty();
      }
      throw calls.explained(e);
    }
  }

  /** A worker that fails while it answers says INVALID_ARGUMENT. */
  private static boolean answersLater(Status status) {
    return NO_WORKER.contains(status.getCode()) || status.getCode() == Status.Code.INVALID_ARGUMENT;
  }
}
