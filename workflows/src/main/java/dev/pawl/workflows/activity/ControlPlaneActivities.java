package dev.pawl.workflows.activity;

import dev.pawl.planner.spec.ControlPlaneSpec;
import dev.pawl.planner.spec.ExecAction;
import dev.pawl.planner.undo.EtcdSnapshot;
import dev.pawl.planner.version.KubeVersion;
import io.temporal.activity.ActivityInterface;

/** How a control plane is changed. */
@ActivityInterface
public interface ControlPlaneActivities {

  /** The version the apiserver says it has. */
  KubeVersion version(UpgradeRef upgrade);

  /** Returns once it says another. */
  void awaitOtherVersion(UpgradeRef upgrade, KubeVersion known);

  /**
   * Runs one action of the driver and, where it changes the version, waits until the apiserver
   * answers with it. Done already: does nothing. A snapshot without hash, revision or keys fails.
   */
  CommandReport run(ControlPlaneCommand command);

  /**
   * @param attempt counts from 1
   */
  record ControlPlaneCommand(
      UpgradeRef upgrade,
      ControlPlaneSpec controlPlane,
      ExecAction action,
      KubeVersion from,
      KubeVersion to,
      int attempt) {}

  /**
   * What a command said.
   *
   * @param message its own word, or null
   * @param snapshot what is in the one that it took, or null
   */
  record CommandReport(String message, EtcdSnapshot snapshot) {

    /** Of a command that took none. */
    public static CommandReport saying(String message) {
      return new CommandReport(message, null);
    }
  }
}
