package dev.pawl.activities.addon.helm;

import dev.pawl.activities.helm.HelmException;
import dev.pawl.activities.helm.HelmRelease;
import dev.pawl.activities.helm.HelmReleases;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.workflows.failure.StepFailure;
import java.util.Optional;
import java.util.regex.Pattern;

/** What becomes of Helm's errors. */
final class HelmHolds {

  private static final int MOST_WORDS = 500;

  /** Helm's advice to people at its own command line. */
  private static final Pattern NO_FLAG = Pattern.compile("\\s*Use --debug flag[^.]*\\.?\\s*$");

  private final AddonSpec addon;
  private final HelmReleases releases;

  HelmHolds(AddonSpec addon, HelmReleases releases) {
    this.addon = addon;
    this.releases = releases;
  }

  /**
   * An error to throw.
   *
   * @param before the newest revision before Helm was asked
   */
  RuntimeException of(HelmException e, int before) {
    String said = brief(e.getMessage());
    if (e.isOfTheNetwork()) {
      Hold hold =
          new Hold(
              HoldCode.API_UNREACHABLE, "Addon %s: Helm says: %s".formatted(addon.name(), said));
      return StepFailure.passing(hold);
    }
    Optional<HelmRelease> failed =
        releases.latest().filter(r -> r.revision() > before && r.status().equals("failed"));
    return failed.isEmpty()
        ? failed("Helm says: " + said)
        : StepFailure.of(
            new Hold(
                HoldCode.ADDON_NOT_READY,
                "Addon %s: revision %d of release %s has failed. Helm says: %s. Mend it and 'pawl retry', or 'pawl rollback'."
                    .formatted(
                        addon.name(), failed.get().revision(), addon.helm().release(), said)));
  }

  RuntimeException failed(String sentence) {
    return StepFailure.of(
        new Hold(
            HoldCode.STEP_FAILED,
            "Addon %s: %s.".formatted(addon.name(), sentence.replaceFirst("\\.$", ""))));
  }

  RuntimeException pending(HelmRelease release) {
    String ns = addon.helm().namespace();
    String name = addon.helm().release();
    return StepFailure.of(
        new Hold(
            HoldCode.ADDON_NOT_READY,
            "Addon %s: revision %d of release %s is %s since %s, by somebody else. Wait for that helm, then 'pawl retry'; where it was killed, 'helm rollback %s -n %s' first."
                .formatted(
                    addon.name(),
                    release.revision(),
                    name,
                    release.status(),
                    release.begun(),
                    name,
                    ns)));
  }

  private static String brief(String text) {
    String bare = NO_FLAG.matcher(text).replaceFirst("").replaceFirst("\\.$", "");
    return bare.length() <= MOST_WORDS ? bare : bare.substring(0, MOST_WORDS) + "…";
  }
}
