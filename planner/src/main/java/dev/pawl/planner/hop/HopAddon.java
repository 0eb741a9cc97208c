package dev.pawl.planner.hop;

import dev.pawl.planner.spec.AddonStage;

/**
 * An addon that this upgrade brings to a new version.
 *
 * @param stage on which side of the control plane it goes where nothing else decides
 * @param installed which minors the version installed now is compatible with
 * @param next which minors the new version is compatible with
 */
public record HopAddon(String name, AddonStage stage, MinorRange installed, MinorRange next) {

  /** An addon of which no range is known: its stage decides. */
  public static HopAddon anywhere(String name, AddonStage stage) {
    return new HopAddon(name, stage, MinorRange.ANY, MinorRange.ANY);
  }
}
