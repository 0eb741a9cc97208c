package dev.pawl.starter.engine;

import dev.pawl.workflows.status.UpgradeStatus;

/**
 * What could be learnt about an upgrade.
 *
 * @param status merged with what its pools say
 * @param live whether it comes from the upgrade itself
 * @param silence why it does not; null where it does
 */
public record Reading(UpgradeStatus status, boolean live, String silence) {

  static Reading live(UpgradeStatus status) {
    return new Reading(status, true, null);
  }

  static Reading recorded(UpgradeStatus status, String silence) {
    return new Reading(status, false, silence);
  }
}
