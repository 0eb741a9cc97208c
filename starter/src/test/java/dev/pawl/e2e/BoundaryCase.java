package dev.pawl.e2e;

import dev.pawl.planner.upgrade.UpgradeState;
import java.util.List;
import java.util.Locale;

/**
 * An order at a boundary between two steps of an upgrade, and what has to come of it.
 *
 * @param boundary the step that is about to begin, or {@link #BAKE}
 */
record BoundaryCase(Word word, String boundary) {

  /** Not a step but a wait, between two of them. */
  static final String BAKE = "bake";

  private static final String UPGRADE = "control plane UPGRADE";
  private static final String FIRST_AFTER_CONTROL_PLANE = "record";
  static final String FIRST_OF_POOL = "decide 1";
  private static final String FIRST_CLOSING = "forget";

  static final List<String> BOUNDARIES =
      List.of(
          "admit",
          "preflight/checks",
          "controlPlane/checks",
          "skew",
          "control plane SNAPSHOT",
          UPGRADE,
          BAKE,
          "control plane FINALISE",
          FIRST_AFTER_CONTROL_PLANE,
          "apply",
          "mark outdated",
          "pools/checks/a",
          FIRST_OF_POOL,
          "surge 1",
          "drain 1",
          "remove 1",
          "surge 2",
          "drain 2",
          "remove 2",
          "verify",
          "verify/checks",
          FIRST_CLOSING,
          "close");

  enum Word {
    ROLLBACK,
    ABORT
  }

  boolean isBefore(String other) {
    return BOUNDARIES.indexOf(boundary) < BOUNDARIES.indexOf(other);
  }

  /** What begins to be taken apart is neither taken back nor stopped any more. */
  boolean isTooLate() {
    return !isBefore(FIRST_CLOSING);
  }

  boolean changesControlPlane() {
    return word == Word.ROLLBACK || isBefore(FIRST_AFTER_CONTROL_PLANE);
  }

  UpgradeState ends() {
    if (isTooLate()) {
      return UpgradeState.SUCCEEDED;
    }
    return word == Word.ROLLBACK ? UpgradeState.ROLLED_BACK : UpgradeState.ABORTED;
  }

  /** Of the control plane: what has begun is finished, and nothing more begins. */
  String version() {
    boolean old = ends() == UpgradeState.ROLLED_BACK || isBefore(UPGRADE);
    return old ? Rig.OLD : Rig.NEW;
  }

  /** What comes after it, less what has to come: a pool tidies up, and all is closed. */
  List<String> later() {
    return BOUNDARIES.subList(BOUNDARIES.indexOf(boundary) + 1, BOUNDARIES.size()).stream()
        .filter(other -> BOUNDARIES.indexOf(other) < BOUNDARIES.indexOf(FIRST_CLOSING))
        .filter(other -> !(isOfPool(boundary) && isOfPool(other)))
        .toList();
  }

  private static boolean isOfPool(String boundary) {
    return boundary.matches(".* \\d+");
  }

  @Override
  public String toString() {
    return word.name().toLowerCase(Locale.ROOT) + " at " + boundary;
  }
}
