package dev.pawl.starter.history;

import dev.pawl.starter.engine.Histories;
import dev.pawl.starter.engine.Payloads;
import dev.pawl.starter.engine.UpgradeEntry;
import dev.pawl.worker.TemporalConnection;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads the histories of an upgrade and of its pools. */
public final class HistoryReader {

  private final Histories histories;
  private final EventWords words;

  public HistoryReader(TemporalConnection temporal) {
    this.histories = new Histories(temporal);
    this.words = new EventWords(new Payloads(temporal));
  }

  /** What happened, in order. */
  public List<HistoryLine> read(UpgradeEntry entry) {
    List<HistoryLine> lines = new ArrayList<>();
    List<HistoryEvent> children = new ArrayList<>();
    histories.each(
        entry.workflowId(),
        entry.runId(),
        event -> {
          words.ofUpgrade(event).ifPresent(lines::add);
          if (event.getEventType() == EventType.EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_STARTED) {
            children.add(event);
          }
        });
    children.forEach(child -> pool(child, lines));
    lines.sort(Comparator.comparing(HistoryLine::time));
    return lines;
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
