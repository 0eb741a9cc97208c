package dev.pawl.activities.controlplane;

import dev.pawl.activities.exec.ExecDriver;
import dev.pawl.activities.exec.ExecReply;
import dev.pawl.activities.exec.ExecRun;
import dev.pawl.activities.kube.Clusters;
import dev.pawl.activities.step.AnotherAnswer;
import dev.pawl.activities.step.Pulse;
import dev.pawl.activities.step.Pulses;
import dev.pawl.activities.step.StepName;
import dev.pawl.planner.spec.ExecAction;
import dev.pawl.planner.spec.ExecCommands;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.workflows.activity.ControlPlaneActivities;
import dev.pawl.workflows.activity.UpgradeRef;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes a control plane with the user's commands (driver exec). */
public final class ControlPlaneActivitiesImpl implements ControlPlaneActivities {

  private static final Logger log = LoggerFactory.getLogger(ControlPlaneActivitiesImpl.class);

  private final Clusters clusters;
  private final Pulses pulses;
  private final ExecDriver exec;
  private final Clock clock;

  public ControlPlaneActivitiesImpl(
      Clusters clusters, Pulses pulses, ExecDriver exec, Clock clock) {
    this.clusters = clusters;
    this.pulses = pulses;
    this.exec = exec;
    this.clock = clock;
  }

  @Override
  public KubeVersion version(UpgradeRef upgrade) {
    return ServerVersion.read(clusters.client(upgrade));
  }

  @Override
  public void awaitOtherVersion(UpgradeRef upgrade, KubeVersion known) {
    try (Pulse pulse = pulses.open(StepName.PLANNED)) {
      AnotherAnswer.await(() -> version(upgrade), known, pulse);
    }
  }

  @Override
  public CommandReport run(ControlPlaneCommand command) {
    try (Pulse pulse = pulses.open(StepName.of(command))) {
      return run(command, pulse);
    }
  }

  private CommandReport run(ControlPlaneCommand command, Pulse pulse) {
    boolean changes = changesVersion(command.action());
    if (changes && isAt(command)) {
      log.atInfo()
          .addKeyValue("upgrade", command.upgrade().name())
          .addKeyValue("version", command.to())
          .log("the API server is at the version already");
      return CommandReport.saying(null);
    }
    ExecCommands commands = command.controlPlane().exec();
    ExecReply.Said said = exec.run(runOf(command), pulse);
    if (changes) {
      new VersionWait(() -> version(command.upgrade()), clock, pulse)
          .until(command.to(), commands.timeout());
    }
    return command.action() == ExecAction.SNAPSHOT
        ? new CommandReport(said.message(), SoundSnapshot.of(said, command))
        : CommandReport.saying(said.message());
  }

  /** An API server that does not answer may be half changed: the command is run again. */
  private boolean isAt(ControlPlaneCommand command) {
    try {
      return version(command.upgrade()).equals(command.to());
    } catch (KubernetesClientException e) {
      log.atInfo()
          .addKeyValue("upgrade", command.upgrade().name())
          .addKeyValue("cause", e.getMessage())
          .log("the API server does not answer; the command is run all the same");
      return false;
    }
  }

  private static ExecRun runOf(ControlPlaneCommand command) {
    ExecCommands commands = command.controlPlane().exec();
    return new ExecRun(
        command.upgrade().name(),
        commands.command(command.action()),
        commands.timeout(),
        command.action(),
        command.from(),
        command.to(),
        null,
        command.attempt());
  }

  private static boolean changesVersion(ExecAction action) {
    return switch (action) {
      case UPGRADE, ROLLBACK -> true;
      case FINALISE, SNAPSHOT -> false;
    };
  }
}
