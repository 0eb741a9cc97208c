package dev.pawl.planner.upgrade;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where an upgrade stands. The label is what status, the Web UI and metrics show, word for word.
 *
 * <pre>
 * Running ⇄ Paused      Running ⇄ Held
 * Running, Held → RollingBack → RolledBack | RollbackIncomplete
 * Running → Succeeded | SucceededWithQuarantine | Aborted | Failed
 * </pre>
 */
public enum UpgradeState {
  RUNNING("Running", false),
  PAUSED("Paused", false),
  /** Nothing can move until a person or the cluster changes something. */
  HELD("Held", false),
  ROLLING_BACK("RollingBack", false),
  SUCCEEDED("Succeeded", true),
  /** At the target but for nodes that were left out, by name. */
  SUCCEEDED_WITH_QUARANTINE("SucceededWithQuarantine", true),
  ROLLED_BACK("RolledBack", true),
  /** Something could not be taken back: the report names what remains. */
  ROLLBACK_INCOMPLETE("RollbackIncomplete", true),
  ABORTED("Aborted", true),
  FAILED("Failed", true);

  private final String label;
  private final boolean closed;

  UpgradeState(String label, boolean closed) {
    this.label = label;
    this.closed = closed;
  }

  @JsonValue
  public String label() {
    return label;
  }

  /** Whether it stays so for ever. */
  public boolean closed() {
    return closed;
  }
}
