package dev.pawl.workflows;

import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.spec.Durations;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How long an addon was away, beside what the spec expects (S3.9). */
final class AddonDowntime {

  private static final double MILLIS = 1000;

  private AddonDowntime() {}

  /** Empty where nothing is expected, or nothing was measured. */
  static Optional<String> sentence(AddonSpec addon, Duration measured) {
    if (measured == null || addon.downtime() == null) {
      return Optional.empty();
    }
    String than = measured.compareTo(addon.downtime()) > 0 ? "more than" : "within";
    return Optional.of(
        String.format(
            Locale.ROOT,
            "addon %s was away for %.1f s, %s the expected %s",
            addon.name(),
            measured.toMillis() / MILLIS,
            than,
            Durations.format(addon.downtime())));
  }
}
