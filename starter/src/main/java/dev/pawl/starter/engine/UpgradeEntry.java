package dev.pawl.starter.engine;

import dev.pawl.planner.upgrade.UpgradeState;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import java.time.Instant;

/**
 * One run of an upgrade, as Temporal's visibility knows it: true even while no worker answers, but
 * it says little and may be a moment late.
 *
 * @param name from the memo, or the workflow id where there is none
 * @param startedBy null where the memo does not say
 * @param recorded the state that was last written to the search attributes; null without them
 * @param closedAt null while it runs
 */
public record UpgradeEntry(
    String name,
    String workflowId,
    String runId,
    WorkflowExecutionStatus execution,
    Instant startedAt,
    Instant closedAt,
    String startedBy,
    UpgradeState recorded) {

  /** Whether it has not ended. */
  public boolean open() {
    return execution == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
  }

  /** Whether it has ended after a cancellation in Temporal; no result is kept of such a run. */
  public boolean cancelled() {
    return execution == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED;
  }

  /** Whether a person means this one by that word. */
  public boolean isCalled(String word) {
    return name.equals(word) || workflowId.equals(word) || workflowId.equals("upgrade/" + word);
  }

  /** The UID of the cluster, which is in the id. */
  public String clusterUid() {
    return workflowId.substring(workflowId.indexOf('/') + 1);
  }
}
