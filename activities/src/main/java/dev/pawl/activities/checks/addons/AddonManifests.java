package dev.pawl.activities.checks.addons;

import dev.pawl.activities.addon.source.ManifestFiles;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.spec.UpgradeSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the addons of an upgrade will apply.
 *
 * @param gaps sources that could not be read
 */
public record AddonManifests(List<AddonManifest> manifests, Found gaps) {

  public AddonManifests {
    manifests = List.copyOf(manifests);
  }

  /** Reads the sources from where this runs. */
  public static AddonManifests of(UpgradeSpec spec) {
    List<AddonManifest> manifests = new ArrayList<>();
    Found gaps = Found.nothing();
    for (AddonSpec addon : spec.addons()) {
      if (!addon.driver().readsManifests()) {
        continue;
      }
      try {
        ManifestFiles.read(Path.of(addon.source())).stream()
            .map(m -> new AddonManifest(addon.name(), m.file(), m.object()))
            .forEach(manifests::add);
      } catch (IOException e) {
        gaps = gaps.and(unreadable(addon, e));
      }
    }
    return new AddonManifests(manifests, gaps);
  }

  private static Found unreadable(AddonSpec addon, IOException e) {
    return Found.unknown(
        Severity.BLOCK,
        "addon %s cannot be looked at: %s".formatted(addon.name(), e.getMessage()),
        "mend its source, and check again");
  }
}
