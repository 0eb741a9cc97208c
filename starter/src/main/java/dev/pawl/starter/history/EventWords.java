package dev.pawl.starter.history;

import dev.pawl.planner.hold.Hold;
import dev.pawl.starter.engine.Instants;
import dev.pawl.starter.engine.Payloads;
import dev.pawl.workflows.ClusterUpgradeWorkflow.Start;
import dev.pawl.workflows.message.Actor;
import dev.pawl.workflows.message.ConcurrencyOrder;
import dev.pawl.workflows.message.PoolReport;
import dev.pawl.workflows.message.StepOrder;
import dev.pawl.workflows.status.UpgradeStatus;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionSignaledEventAttributes;
import io.temporal.common.converter.DataConverterException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Events of a history as lines; most of them are machinery and say nothing to a person. */
final class EventWords {

  private static final Set<String> ORDERS_FOR_STEPS = Set.of("approve", "retry", "skip");

  private final Payloads payloads;

  EventWords(Payloads payloads) {
    this.payloads = payloads;
  }

  /** The line of an event of the upgrade itself. */
  Optional<HistoryLine> ofUpgrade(HistoryEvent event) {
    try {
      return Optional.ofNullable(upgradeLine(event));
    } catch (DataConverterException e) {
      // written by another version of Pawl
      return line(event, "", event.getEventType().name());
    }
  }

  /** The line of an event of a pool: what people ordered there, since the rest is the upgrade's. */
  Optional<HistoryLine> ofPool(HistoryEvent event, String pool) {
    return event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED
        ? Optional.of(update(event)).map(l -> new HistoryLine(l.time(), l.who(), pool, l.what()))
        : Optional.empty();
  }

  private HistoryLine upgradeLine(HistoryEvent event) {
    return switch (event.getEventType()) {
      case EVENT_TYPE_WORKFLOW_EXECUTION_STARTED -> started(event);
      case EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED ->
          signal(event, event.getWorkflowExecutionSignaledEventAttributes());
      case EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED -> update(event);
      case EVENT_TYPE_WORKFLOW_EXECUTION_CANCEL_REQUESTED ->
          lineOf(
              event,
              event.getWorkflowExecutionCancelRequestedEventAttributes().getIdentity(),
              "cancelled it: that means abort");
      case EVENT_TYPE_ACTIVITY_TASK_SCHEDULED -> step(event);
      case EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED ->
          lineOf(event, "", "pool " + poolOf(childId(event)) + " begins");
      case EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED -> completed(event);
      case EVENT_TYPE_WORKFLOW_EXECUTION_FAILED ->
          lineOf(
              event,
              "",
              "failed: "
                  + event.getWorkflowExecutionFailedEventAttributes().getFailure().getMessage());
      case EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED ->
          lineOf(
              event,
              event.getWorkflowExecutionTerminatedEventAttributes().getIdentity(),
              "terminated it; what it had made in the cluster was left there");
      default -> null; // an enum of Temporal's that grows
    };
  }

  private HistoryLine started(HistoryEvent event) {
    Start start =
        payloads.first(event.getWorkflowExecutionStartedEventAttributes().getInput(), Start.class);
    return lineOf(
        event,
        start.startedBy(),
        "started %s: %s → %s"
            .formatted(start.upgrade().id(), start.plan().from(), start.plan().target()));
  }

  private HistoryLine signal(HistoryEvent event, WorkflowExecutionSignaledEventAttributes signal) {
    return switch (signal.getSignalName()) {
      case "pause", "resume" -> {
        Actor actor = payloads.first(signal.getInput(), Actor.class);
        yield lineOf(event, actor == null ? "" : actor.who(), signal.getSignalName());
      }
      case "poolChanged" -> {
        PoolReport report = payloads.first(signal.getInput(), PoolReport.class);
        yield new HistoryLine(time(event), "", report.pool(), pool(report));
      }
      default -> null;
    };
  }

  private static String pool(PoolReport report) {
    Hold hold = report.hold();
    return report.state().label()
        + (hold == null ? "" : ", " + hold.code().label() + ": " + hold.message());
  }

  private HistoryLine update(HistoryEvent event) {
    var input =
        event.getWorkflowExecutionUpdateAcceptedEventAttributes().getAcceptedRequest().getInput();
    if (ORDERS_FOR_STEPS.contains(input.getName())) {
      StepOrder order = payloads.first(input.getArgs(), StepOrder.class);
      return lineOf(
          event,
          order.who(),
          order.step() == null ? input.getName() : input.getName() + " " + order.step());
    }
    if (input.getName().equals("concurrency")) {
      ConcurrencyOrder order = payloads.first(input.getArgs(), ConcurrencyOrder.class);
      return new HistoryLine(time(event), order.who(), order.pool(), concurrency(order));
    }
    return lineOf(event, payloads.first(input.getArgs(), Actor.class).who(), input.getName());
  }

  private static String concurrency(ConcurrencyOrder order) {
    String surge = order.maxSurge() == null ? "" : " maxSurge " + order.maxSurge();
    String unavailable =
        order.maxUnavailable() == null ? "" : " maxUnavailable " + order.maxUnavailable();
    return "concurrency" + surge + unavailable;
  }

  /** Steps of the upgrade are few, and each has a summary for people. */
  private HistoryLine step(HistoryEvent event) {
    String summary =
        event.getUserMetadata().hasSummary()
            ? payloads.text(event.getUserMetadata().getSummary())
            : event.getActivityTaskScheduledEventAttributes().getActivityType().getName();
    return lineOf(event, "", summary);
  }

  private HistoryLine completed(HistoryEvent event) {
    UpgradeStatus end =
        payloads.first(
            event.getWorkflowExecutionCompletedEventAttributes().getResult(), UpgradeStatus.class);
    return lineOf(
        event, "", end.state().label() + (end.outcome() == null ? "" : ": " + end.outcome()));
  }

  static String childId(HistoryEvent event) {
    return event.getStartChildWorkflowExecutionInitiatedEventAttributes().getWorkflowId();
  }

  static String poolOf(String workflowId) {
    return workflowId.substring(workflowId.lastIndexOf('/') + 1);
  }

  private static Optional<HistoryLine> line(HistoryEvent event, String who, String what) {
    return Optional.of(lineOf(event, who, what));
  }

  private static HistoryLine lineOf(HistoryEvent event, String who, String what) {
    return new HistoryLine(time(event), who, "", what);
  }

  private static Instant time(HistoryEvent event) {
    return Instants.of(event.getEventTime());
  }
}
