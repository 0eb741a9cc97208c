package dev.pawl.starter.engine;

import com.google.protobuf.ByteString;
import dev.pawl.worker.TemporalConnection;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import java.util.function.Consumer;

/** Event histories, page by page: that of a big pool is never held as a whole. */
public final class Histories {

  private final TemporalConnection temporal;
  private final Calls calls;

  public Histories(TemporalConnection temporal) {
    this.temporal = temporal;
    this.calls = new Calls(temporal);
  }

  /** Every event of a run, and of the runs it was continued as. */
  public void each(String workflowId, String runId, Consumer<HistoryEvent> event) {
    String next = runId;
    while (!next.isEmpty()) {
      next = eachOfRun(workflowId, next, event);
    }
  }

  /** Returns the run it was continued as; empty where it was not. */
  private String eachOfRun(String workflowId, String runId, Consumer<HistoryEvent> consumer) {
    ByteString token = ByteString.EMPTY;
    String continued = "";
    do {
      GetWorkflowExecutionHistoryResponse page = page(workflowId, runId, token);
      for (HistoryEvent event : page.getHistory().getEventsList()) {
        consumer.accept(event);
        if (event.hasWorkflowExecutionContinuedAsNewEventAttributes()) {
          continued =
              event.getWorkflowExecutionContinuedAsNewEventAttributes().getNewExecutionRunId();
        }
      }
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return continued;
  }

  private GetWorkflowExecutionHistoryResponse page(
      String workflowId, String runId, ByteString token) {
    GetWorkflowExecutionHistoryRequest request =
        GetWorkflowExecutionHistoryRequest.newBuilder()
            .setNamespace(temporal.namespace())
            .setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflowId).setRunId(runId))
            .setNextPageToken(token)
            .build();
    return calls.call(stub -> stub.getWorkflowExecutionHistory(request));
  }
}
