package dev.pawl.workflows;

import dev.pawl.planner.upgrade.UpgradeState;

/** The upgrade ends before its last phase: nothing after this point is to be begun. */
final class Stopped extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final UpgradeState ending;

  Stopped(UpgradeState ending, String sentence) {
    super(sentence);
    this.ending = ending;
  }

  UpgradeState ending() {
    return ending;
  }
}
