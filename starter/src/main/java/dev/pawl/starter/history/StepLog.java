package dev.pawl.starter.history;

import dev.pawl.activities.step.StepName;
import dev.pawl.planner.predict.StepSample;
import dev.pawl.starter.engine.Instants;
import dev.pawl.starter.engine.Payloads;
import dev.pawl.workflows.activity.AddonActivities.AddonRequest;
import dev.pawl.workflows.activity.ControlPlaneActivities.ControlPlaneCommand;
import dev.pawl.workflows.activity.PoolActivities.ChangeRequest;
import dev.pawl.workflows.activity.PoolActivities.DrainRequest;
import dev.pawl.workflows.activity.PoolActivities.NodeRequest;
import dev.pawl.workflows.activity.PoolActivities.SurgeRequest;
import dev.pawl.workflows.message.StepHold;
import io.temporal.api.history.v1.ActivityTaskCompletedEventAttributes;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What steps took, out of the events of a history. Only those count that ended well at the first
 * try and never told that they wait: what held them up then need not hold up others. A drain that
 * waited for a budget only briefly tells nothing, and counts with that.
 */
final class StepLog {

  private static final double MILLIS = 1000;

  private record Begun(String step, Instant at) {}

  private final Payloads payloads;
  private final Map<Long, Begun> running = new HashMap<>();
  private final Set<String> waited = new HashSet<>();
  private final List<StepSample> ended = new ArrayList<>();

  StepLog(Payloads payloads) {
    this.payloads = payloads;
  }

  /** Events come in their order. */
  void look(HistoryEvent event) {
    if (event.hasActivityTaskScheduledEventAttributes()) {
      String step = step(event.getActivityTaskScheduledEventAttributes());
      if (step != null) {
        running.put(event.getEventId(), new Begun(step, Instants.of(event.getEventTime())));
      }
    } else if (event.hasActivityTaskStartedEventAttributes()) {
      var started = event.getActivityTaskStartedEventAttributes();
      if (started.getAttempt() > 1) {
        running.remove(started.getScheduledEventId());
      }
    } else if (event.hasWorkflowExecutionSignaledEventAttributes()) {
      var signal = event.getWorkflowExecutionSignaledEventAttributes();
      if (signal.getSignalName().equals("reportHold")) {
        waited.add(payloads.first(signal.getInput(), StepHold.class).step());
      }
    } else if (event.hasActivityTaskCompletedEventAttributes()) {
      ends(event.getActivityTaskCompletedEventAttributes(), Instants.of(event.getEventTime()));
    }
  }

  private void ends(ActivityTaskCompletedEventAttributes completed, Instant now) {
    Begun begun = running.remove(completed.getScheduledEventId());
    if (begun != null && !waited.contains(begun.step())) {
      double seconds = Duration.between(begun.at(), now).toMillis() / MILLIS;
      ended.add(new StepSample(begun.step(), Math.max(0, seconds), 0));
    }
  }

  /** As the engine calls it; null for what nothing is predicted from. */
  private String step(ActivityTaskScheduledEventAttributes scheduled) {
    var input = scheduled.getInput();
    return switch (scheduled.getActivityType().getName()) {
      case "Run" -> StepName.of(payloads.first(input, ControlPlaneCommand.class));
      case "Apply" -> StepName.of(payloads.first(input, AddonRequest.class));
      case "Surge" -> StepName.of(payloads.first(input, SurgeRequest.class));
      case "Drain" -> StepName.of(payloads.first(input, DrainRequest.class));
      case "Remove" -> StepName.of("remove", payloads.first(input, NodeRequest.class));
      case "Change" -> StepName.of(payloads.first(input, ChangeRequest.class));
      default -> null;
    };
  }

  List<StepSample> samples() {
    return List.copyOf(ended);
  }
}
