package dev.pawl.bench;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.List;
import java.util.Set;

/**
 * What the histories of workflows tell, over all their runs.
 *
 * @param actions what Temporal counts as such: starts, activities, timers, child starts, signals,
 *     updates, upserts. Heartbeats and queries leave no trace and are not counted
 * @param runs more than the number of workflows where some were continued as new
 * @param largestEvent in bytes
 */
record Histories(int actions, int runs, int largestEvent) {

  private static final Set<EventType> ACTIONS =
      Set.of(
          EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
          EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED,
          EventType.EVENT_TYPE_TIMER_STARTED,
          EventType.EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED,
          EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED,
          EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED,
          EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES,
          EventType.EVENT_TYPE_WORKFLOW_PROPERTIES_MODIFIED);

  /** Of these workflows. */
  static Histories of(String address, String... workflowIds) {
    WorkflowServiceStubs service =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(address).build());
    try {
      WorkflowClient client = WorkflowClient.newInstance(service);
      int actions = 0;
      int runs = 0;
      int largest = 0;
      for (String id : workflowIds) {
        String run = "";
        do {
          List<HistoryEvent> events =
              run.isEmpty()
                  ? client.fetchHistory(id).getEvents()
                  : client.fetchHistory(id, run).getEvents();
          actions += (int) events.stream().filter(e -> ACTIONS.contains(e.getEventType())).count();
          largest =
              Math.max(
                  largest,
                  events.stream().mapToInt(HistoryEvent::getSerializedSize).max().orElse(0));
          runs++;
          run =
              events
                  .get(0)
                  .getWorkflowExecutionStartedEventAttributes()
                  .getContinuedExecutionRunId();
        } while (!run.isEmpty());
      }
      return new Histories(actions, runs, largest);
    } finally {
      service.shutdownNow();
    }
  }
}
