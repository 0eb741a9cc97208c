package dev.pawl.planner.spec;

import java.time.Duration;
import java.util.List;

/**
 * The user's own commands (the exec driver): program and arguments, no shell. A list that is empty
 * is an action that this driver does not have.
 *
 * @param timeout of one run of one command
 */
public record ExecCommands(
    List<String> upgrade,
    List<String> rollback,
    List<String> finalise,
    List<String> snapshot,
    Duration timeout) {

  public ExecCommands {
    upgrade = upgrade == null ? List.of() : List.copyOf(upgrade);
    rollback = rollback == null ? List.of() : List.copyOf(rollback);
    finalise = finalise == null ? List.of() : List.copyOf(finalise);
    snapshot = snapshot == null ? List.of() : List.copyOf(snapshot);
    timeout = timeout == null ? Duration.ofMinutes(30) : timeout;
  }

  /** The command line for an action. */
  public List<String> command(ExecAction action) {
    return switch (action) {
      case UPGRADE -> upgrade;
      case ROLLBACK -> rollback;
      case FINALISE -> finalise;
      case SNAPSHOT -> snapshot;
    };
  }

  public boolean has(ExecAction action) {
    return !command(action).isEmpty();
  }
}
