package dev.pawl.planner.spec;

import java.time.Duration;

/**
 * How the control plane is upgraded.
 *
 * @param bake how long the new control plane is watched before anything follows it
 */
public record ControlPlaneSpec(ControlPlaneDriver driver, ExecCommands exec, Duration bake) {

  public ControlPlaneSpec {
    bake = bake == null ? Duration.ZERO : bake;
  }
}
