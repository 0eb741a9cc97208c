package dev.pawl.activities.addon.helm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.activities.addon.source.ManifestException;
import dev.pawl.activities.addon.source.ManifestReader;
import dev.pawl.activities.helm.HelmRelease;
import dev.pawl.activities.helm.HelmValues;
import dev.pawl.planner.spec.AddonSpec;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a revision is what somebody wants: by chart, version and values. Two charts may have one
 * version; so what Pawl installs has a digest of its source in its description, which {@code helm
 * history} shows.
 */
final class HelmIdentity {

  private static final int SHORT = 12;
  private static final Pattern SOURCE = Pattern.compile("^Pawl: source ([0-9a-f]+)$");

  private HelmIdentity() {}

  static String description(AddonSpec addon) {
    return addon.sha256() == null ? "Pawl" : "Pawl: source " + addon.sha256().substring(0, SHORT);
  }

  /** Of the revision that brings another one back. */
  static String back(HelmRelease before) {
    return "Pawl: back to revision " + before.revision();
  }

  /**
   * Whether it is the addon's chart with its values.
   *
   * @param about the chart's Chart.yaml
   */
  static boolean isOf(AddonSpec addon, HelmRelease release, String about, HelmValues values) {
    Matcher source = SOURCE.matcher(release.description());
    boolean other =
        addon.sha256() != null && source.matches() && !addon.sha256().startsWith(source.group(1));
    return !other && release.chart().equals(chart(about)) && values.areThoseOf(release.config());
  }

  /** Name and version of a chart. */
  static String chart(String about) {
    try {
      JsonNode yaml = ManifestReader.values(about, Path.of("Chart.yaml"));
      return yaml.path("name").asText() + " " + yaml.path("version").asText();
    } catch (ManifestException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether it was made to bring the recorded one back. */
  static boolean bringsBack(HelmRelease release, HelmRelease recorded) {
    return release.description().equals(back(recorded));
  }
}
