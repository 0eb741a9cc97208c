package dev.pawl.activities.exec;

import dev.pawl.planner.spec.ExecAction;
import dev.pawl.planner.version.KubeVersion;
import java.time.Duration;
import java.util.List;

/**
 * One run of a command.
 *
 * @param upgrade the upgrade's name, for the command's input
 * @param command program and arguments, no shell; a relative program path was resolved by the
 *     starter, a bare name is looked up in PATH
 * @param timeout of this run, from its start
 * @param node the node to change; null for a control plane
 * @param attempt counts from 1
 */
public record ExecRun(
    String upgrade,
    List<String> command,
    Duration timeout,
    ExecAction action,
    KubeVersion from,
    KubeVersion to,
    String node,
    int attempt) {

  public ExecRun {
    command = List.copyOf(command);
    if (command.isEmpty()) {
      throw new IllegalArgumentException("no command for " + action);
    }
  }
}
