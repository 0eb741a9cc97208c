package dev.pawl.activities.checks.api;

import dev.pawl.activities.checks.Reading;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.addons.AddonManifest;
import dev.pawl.activities.checks.addons.AddonManifests;
import dev.pawl.planner.check.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * All texts from which objects are made: the addons of this upgrade, what people applied with
 * kubectl, and what Helm has deployed. Only the first fail in this upgrade; the others the next
 * time that somebody applies them, so for them nothing is worse than a warning.
 */
final class Manifests {

  /** All that is read for it. */
  static final List<Reading<?>> READINGS =
      Stream.<Reading<?>>concat(WrittenKinds.READINGS.stream(), Stream.of(HelmReleases.READING))
          .toList();

  private Manifests() {}

  static ApiUses in(View view) {
    AddonManifests addons = AddonManifests.of(view.spec());
    ApiUses uses =
        new ApiUses(addons.manifests().stream().map(Manifests::use).toList(), addons.gaps());
    for (Reading<Written> kind : WrittenKinds.READINGS) {
      uses = uses.and(ApiUses.read(view, kind, Severity.WARN, Manifests::applied));
    }
    // Whoever checks a cluster need not be trusted with its Secrets: a choice, and no fault.
    return uses.and(ApiUses.read(view, HelmReleases.READING, Severity.INFO, Manifests::deployed));
  }

  private static ApiUse use(AddonManifest manifest) {
    return new ApiUse(
        manifest.object(),
        manifest.apiVersion(),
        manifest.kind(),
        "in %s of addon %s".formatted(manifest.file(), manifest.addon()),
        Severity.BLOCK);
  }

  private static ApiUses applied(Written object) {
    return ApiUses.of(
        object.applied().stream()
            .map(
                a ->
                    new ApiUse(
                        object.object(),
                        a.apiVersion(),
                        a.kind(),
                        "in what kubectl applied last",
                        Severity.WARN)));
  }

  private static ApiUses deployed(HelmRelease release) {
    if (release.mentions().isEmpty()) {
      return ApiUses.gap(
          Severity.WARN,
          release.secret() + " cannot be read as a release of Helm",
          "look with helm get manifest which APIs the release uses");
    }
    return ApiUses.of(
        release.mentions().get().stream()
            .map(
                m ->
                    new ApiUse(
                        release.secret(),
                        m.apiVersion(),
                        m.kind(),
                        "in what Helm deployed",
                        Severity.WARN)));
  }
}
