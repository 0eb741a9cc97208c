package dev.pawl.planner.hop;

import dev.pawl.planner.hop.Placement.Nowhere;
import dev.pawl.planner.hop.Placement.Placed;
import dev.pawl.planner.hop.Placement.Side;
import dev.pawl.planner.policy.MinorLine;
import dev.pawl.planner.policy.Refusal;
import dev.pawl.planner.policy.VersionRule;
import dev.pawl.planner.spec.AddonStage;
import dev.pawl.planner.version.Minor;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Places an addon where both of its versions are compatible with the control plane: the installed
 * one with every minor up to there, the new one with every minor from there on. Where its stage in
 * the last hop is such a place, it goes there; else as late as it may.
 */
final class AddonPlacer {

  private static final VersionRule FITS =
      new VersionRule(
          "ADDON-FITS-BOTH-SIDES",
          "the addon's compatibility ranges",
          "An addon changes while both of its versions are compatible with the control plane.");

  private static final VersionRule STAGE =
      new VersionRule(
          "ADDON-AT-ITS-STAGE",
          "spec.addons[].stage",
          "An addon changes in the last hop, on the side of the control plane that its stage says.");

  private final HopAddon addon;
  private final List<Minor> minors;
  private final MinorLine line;
  private final int last;

  /**
   * @param minors of the control plane's stops, the current one first
   */
  AddonPlacer(HopAddon addon, List<Minor> minors, MinorLine line) {
    this.addon = addon;
    this.minors = minors;
    this.line = line;
    this.last = minors.size() - 1;
  }

  Placement place() {
    int stated =
        switch (addon.stage()) {
          case BEFORE_CONTROL_PLANE -> Math.max(0, last - 1);
          case AFTER_CONTROL_PLANE -> last;
        };
    if (fits(stated)) {
      return new Placed(addon.name(), stated, side(stated), "its stage", STAGE);
    }
    return IntStream.iterate(last, stop -> stop >= 0, stop -> stop - 1)
        .filter(this::fits)
        .boxed()
        .findFirst()
        .<Placement>map(
            stop -> new Placed(addon.name(), stop, side(stop), reason(stop, stated), FITS))
        .orElseGet(() -> new Nowhere(new AddonRefusal(addon.name(), refusal())));
  }

  private boolean fits(int stop) {
    return stop <= lastOfInstalled() && stop >= firstOfNext();
  }

  /**
   * The last stop up to which the installed version is compatible. That it may not fit where the
   * control plane is now is not of this upgrade's making.
   */
  private int lastOfInstalled() {
    int stop = 0;
    while (stop < last && addon.installed().contains(minors.get(stop + 1), line)) {
      stop++;
    }
    return stop;
  }

  /** The first stop from which on the new version is compatible; beyond the last where none is. */
  private int firstOfNext() {
    int stop = last + 1;
    while (stop > 0 && addon.next().contains(minors.get(stop - 1), line)) {
      stop--;
    }
    return stop;
  }

  private Side side(int stop) {
    if (last == 0) {
      return addon.stage() == AddonStage.BEFORE_CONTROL_PLANE ? Side.BEFORE : Side.AFTER;
    }
    return stop == last ? Side.AFTER : Side.BEFORE;
  }

  private String reason(int stop, int stated) {
    return stop > stated
        ? "its new version runs on %s, not on %s".formatted(addon.next(), minors.get(stated))
        : "its installed version runs on %s, not on %s"
            .formatted(addon.installed(), minors.get(stop + 1));
  }

  private Refusal refusal() {
    int installed = lastOfInstalled();
    int next = firstOfNext();
    String needed =
        "take a version of %s that runs on %s"
            .formatted(addon.name(), range(minors.get(installed), minors.get(last)));
    String wayOut =
        next > last
            ? needed
            : needed
                + ", or first bring it to one that runs on "
                + range(minors.get(0), minors.get(next));
    return new Refusal(
        FITS,
        "addon %s: the installed version runs on %s, the new one on %s, and the control plane goes from %s to %s"
            .formatted(
                addon.name(), addon.installed(), addon.next(), minors.get(0), minors.get(last)),
        wayOut);
  }

  private static MinorRange range(Minor oldest, Minor newest) {
    return new MinorRange(oldest, newest);
  }
}
