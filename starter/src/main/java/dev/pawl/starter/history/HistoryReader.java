package dev.pawl.starter.history;

import dev.pawl.planner.plan.Plan;
import dev.pawl.planner.predict.PhaseFigures;
import dev.pawl.planner.predict.PredictedVsActual;
import dev.pawl.planner.undo.UndoNote;
import dev.pawl.starter.engine.Histories;
import dev.pawl.starter.engine.Payloads;
import dev.pawl.starter.engine.UpgradeEntry;
import dev.pawl.worker.TemporalConnection;
import dev.pawl.workflows.ClusterUpgradeWorkflow.Start;
import dev.pawl.workflows.status.UpgradeStatus;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.converter.DataConverterException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads the histories of an upgrade and of its pools. */
public final class HistoryReader {

  private final Histories histories;
  private final EventWords words;
  private final Payloads payloads;

  public HistoryReader(TemporalConnection temporal) {
    this.histories = new Histories(temporal);
    this.payloads = new Payloads(temporal);
    this.words = new EventWords(payloads);
  }

  /** What happened, in order. */
  public Told read(UpgradeEntry entry) {
    Ends ends = new Ends();
    List<HistoryLine> lines = new ArrayList<>();
    List<HistoryEvent> children = new ArrayList<>();
    histories.each(
        entry.workflowId(),
        entry.runId(),
        event -> {
          words.ofUpgrade(event).ifPresent(lines::add);
          ends.look(event);
          if (event.getEventType() == EventType.EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_STARTED) {
            children.add(event);
          }
        });
    children.forEach(child -> pool(child, lines));
    lines.sort(Comparator.comparing(HistoryLine::time));
    return new Told(lines, ends.undo, ends.comparison());
  }

  /** The first event and the last: what was planned, and what came of it. */
  private final class Ends {
    private List<UndoNote> undo = List.of();
    private List<PhaseFigures> predicted = List.of();
    private List<PhaseFigures> actual = List.of();

    private void look(HistoryEvent event) {
      try {
        if (event.hasWorkflowExecutionStartedEventAttributes()) {
          var input = event.getWorkflowExecutionStartedEventAttributes().getInput();
          Plan plan = payloads.first(input, Start.class).plan();
          predicted = plan.prediction().phases();
          undo = plan.undo();
        } else if (event.hasWorkflowExecutionCompletedEventAttributes()) {
          var result = event.getWorkflowExecutionCompletedEventAttributes().getResult();
          UpgradeStatus end = payloads.first(result, UpgradeStatus.class);
          actual = end.figures();
          undo = end.undo();
        }
      } catch (DataConverterException e) {
        // written by another version of Pawl: there is nothing to compare
        predicted = List.of();
      }
    }

    private PredictedVsActual comparison() {
      return predicted.isEmpty() || actual.isEmpty()
          ? null
          : PredictedVsActual.of(predicted, actual);
    }
  }

  private void pool(HistoryEvent started, List<HistoryLine> lines) {
    var child = started.getChildWorkflowExecutionStartedEventAttributes().getWorkflowExecution();
    String pool = EventWords.poolOf(child.getWorkflowId());
    histories.each(
        child.getWorkflowId(),
        child.getRunId(),
        event -> words.ofPool(event, pool).ifPresent(lines::add));
  }
}
