package dev.pawl.workflows;

import dev.pawl.planner.hold.HoldCode;
import dev.pawl.workflows.status.UpgradeStatus.StepStatus;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The machines that turned out bad since the last good one (in place: the nodes that did not come
 * back), and the stop that follows from them; the planner's breaker says when.
 */
final class BadMachines {

  private static final Set<HoldCode> BAD = Set.of(HoldCode.MACHINE_NOT_READY, HoldCode.EXEC_FAILED);

  private final Set<String> names;
  private StepStatus stop;
  private StepStatus lastStop;

  BadMachines(Set<String> names) {
    this.names = new TreeSet<>(names);
  }

  Set<String> names() {
    return Set.copyOf(names);
  }

  void failed(String machine, HoldCode why) {
    if (BAD.contains(why)) {
      names.add(machine);
    }
  }

  /** A person said to leave its node as it is. */
  void leaveOut(String machine) {
    names.remove(machine);
  }

  /** One was good, or a person says so. */
  void forget() {
    names.clear();
    stop = null;
  }

  /** A new look has been taken; whether the stop still holds is for its decisions to say. */
  void goOn() {
    lastStop = stop;
    stop = null;
  }

  /** No other node begins; the same stop as after the last look has lasted since then. */
  void stopped(StepStatus now) {
    boolean same = lastStop != null && lastStop.step().equals(now.step());
    stop = same ? new StepStatus(now.step(), now.hold(), lastStop.since()) : now;
  }

  Optional<StepStatus> stop() {
    return Optional.ofNullable(stop);
  }
}
