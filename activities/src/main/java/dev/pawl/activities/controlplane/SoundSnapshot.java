package dev.pawl.activities.controlplane;

import dev.pawl.activities.exec.ExecReply;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.undo.EtcdSnapshot;
import dev.pawl.workflows.activity.ControlPlaneActivities.ControlPlaneCommand;
import dev.pawl.workflows.failure.StepFailure;
import java.util.List;

/** Refuses a snapshot that nobody could go back to, while there is nothing to go back from. */
final class SoundSnapshot {

  private static final EtcdSnapshot NOTHING = new EtcdSnapshot(0, 0, 0, 0, null);

  private SoundSnapshot() {}

  /**
   * @throws io.temporal.failure.ApplicationFailure SNAPSHOT_UNSOUND
   */
  static EtcdSnapshot of(ExecReply.Said said, ControlPlaneCommand command) {
    EtcdSnapshot snapshot = said.snapshot() == null ? NOTHING : said.snapshot();
    List<String> missing = snapshot.missing();
    if (!missing.isEmpty()) {
      throw StepFailure.of(
          new Hold(
              HoldCode.SNAPSHOT_UNSOUND,
              ("Command %s (snapshot) has succeeded, but its 'snapshot' has no %s, or 0 there. The"
                      + " control plane is not changed. Let it print what 'etcdutl snapshot status"
                      + " FILE -w json' says and 'pawl retry'; 'pawl skip' goes on without a"
                      + " snapshot.")
                  .formatted(
                      command.controlPlane().exec().command(command.action()).get(0),
                      String.join(", ", missing))));
    }
    return snapshot;
  }
}
