package dev.pawl.starter.engine;

import dev.pawl.planner.plan.Plan;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.worker.TemporalConnection;
import dev.pawl.workflows.ClusterUpgradeWorkflow.Start;
import dev.pawl.workflows.status.UpgradeStatus;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.HistoryEventFilterType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.common.converter.DataConverterException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What Temporal has on record of an upgrade: it needs no worker. */
final class Records {

  private final TemporalConnection temporal;
  private final Calls calls;
  private final Payloads payloads;

  Records(TemporalConnection temporal) {
    this.temporal = temporal;
    this.calls = new Calls(temporal);
    this.payloads = new Payloads(temporal);
  }

  /** What an upgrade that has ended said at its end, or that it could say nothing. */
  UpgradeStatus ended(UpgradeEntry entry) {
    HistoryEvent end = event(entry, HistoryEventFilterType.HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT);
    if (end.hasWorkflowExecutionCompletedEventAttributes()) {
      return payloads.first(
          end.getWorkflowExecutionCompletedEventAttributes().getResult(), UpgradeStatus.class);
    }
    return of(entry, UpgradeState.FAILED, "its workflow ended without a result: " + how(end));
  }

  private static String how(HistoryEvent end) {
    if (end.hasWorkflowExecutionFailedEventAttributes()) {
      return end.getWorkflowExecutionFailedEventAttributes().getFailure().getMessage();
    }
    if (end.hasWorkflowExecutionTerminatedEventAttributes()) {
      return "terminated by "
          + end.getWorkflowExecutionTerminatedEventAttributes().getIdentity()
          + ", what it had made in the cluster is still there; the next start cleans it up";
    }
    return end.getEventType().name();
  }

  /** What an upgrade was started with, and its last recorded state. */
  UpgradeStatus last(UpgradeEntry entry) {
    UpgradeState unrecorded = entry.cancelled() ? UpgradeState.ABORTED : UpgradeState.RUNNING;
    return of(entry, Objects.requireNonNullElse(entry.recorded(), unrecorded), null);
  }

  private UpgradeStatus of(UpgradeEntry entry, UpgradeState state, String outcome) {
    Optional<Start> start = start(entry);
    Plan plan = start.map(Start::plan).orElse(null);
    return new UpgradeStatus(
        entry.name(),
        start.map(s -> s.upgrade().id()).orElse(null),
        state,
        null,
        plan == null || plan.hops().isEmpty() ? null : plan.hops().get(0).label(),
        plan == null ? null : plan.from(),
        plan == null ? null : plan.target(),
        entry.startedAt(),
        entry.closedAt(),
        entry.startedBy(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        outcome,
        List.of(),
        null);
  }

  /** What it was started with; nothing where another version of Pawl wrote it otherwise. */
  Optional<Start> start(UpgradeEntry entry) {
    HistoryEvent first = event(entry, HistoryEventFilterType.HISTORY_EVENT_FILTER_TYPE_ALL_EVENT);
    try {
      return Optional.ofNullable(
          payloads.first(
              first.getWorkflowExecutionStartedEventAttributes().getInput(), Start.class));
    } catch (DataConverterException e) {
      return Optional.empty();
    }
  }

  private HistoryEvent event(UpgradeEntry entry, HistoryEventFilterType filter) {
    GetWorkflowExecutionHistoryRequest request =
        GetWorkflowExecutionHistoryRequest.newBuilder()
            .setNamespace(temporal.namespace())
            .setExecution(
                WorkflowExecution.newBuilder()
                    .setWorkflowId(entry.workflowId())
                    .setRunId(entry.runId()))
            .setHistoryEventFilterType(filter)
            .setMaximumPageSize(1)
            .build();
    return calls.call(stub -> stub.getWorkflowExecutionHistory(request)).getHistory().getEvents(0);
  }
}
