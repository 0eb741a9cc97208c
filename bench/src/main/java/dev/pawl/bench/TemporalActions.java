package dev.pawl.bench;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.List;
import java.util.Set;

/**
 * What Temporal counts as actions, from histories: starts, activities, timers, child starts,
 * signals, updates, upserts. Heartbeats and queries leave no trace there and are not counted.
 */
final class TemporalActions {

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

  private TemporalActions() {}

  /** Over all runs of these workflows. */
  static int count(String address, String... workflowIds) {
    WorkflowServiceStubs service =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(address).build());
    try {
      WorkflowClient client = WorkflowClient.newInstance(service);
      int actions = 0;
      for (String id : workflowIds) {
        String run = "";
        do {
          List<HistoryEvent> events =
              run.isEmpty()
                  ? client.fetchHistory(id).getEvents()
                  : client.fetchHistory(id, run).getEvents();
          actions += (int) events.stream().filter(e -> ACTIONS.contains(e.getEventType())).count();
          run =
              events
                  .get(0)
                  .getWorkflowExecutionStartedEventAttributes()
                  .getContinuedExecutionRunId();
        } while (!run.isEmpty());
      }
      return actions;
    } finally {
      service.shutdownNow();
    }
  }
}
