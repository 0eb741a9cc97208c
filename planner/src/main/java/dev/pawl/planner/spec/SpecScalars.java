package dev.pawl.planner.spec;

import dev.pawl.planner.hop.MinorRange;
import dev.pawl.planner.operator.JsonPath;
import dev.pawl.planner.spec.text.Node.ScalarKind;
import dev.pawl.planner.spec.text.ScalarType;
import dev.pawl.planner.spec.text.ScalarTypes;
import dev.pawl.planner.version.KubeVersion;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;

/** The single values of an upgrade.yaml that YAML itself does not know. */
final class SpecScalars {

  private SpecScalars() {}

  static ScalarTypes all() {
    return new ScalarTypes(List.of(duration(), count(), version(), minors(), day(), path()));
  }

  private static ScalarType<Duration> duration() {
    return new ScalarType<>(
        Duration.class,
        EnumSet.of(ScalarKind.TEXT, ScalarKind.NUMBER),
        "a duration with its unit, such as 30m, 1h30m or 90s",
        """
        {"type": ["string", "integer"], "pattern": "%s", "minimum": 0, "maximum": 0}"""
            .formatted(Durations.PATTERN),
        Durations::parse);
  }

  private static ScalarType<IntOrPercent> count() {
    return new ScalarType<>(
        IntOrPercent.class,
        EnumSet.of(ScalarKind.TEXT, ScalarKind.NUMBER),
        "a number or a percentage such as 10%",
        """
        {"type": ["string", "integer"], "pattern": "^%s$", "minimum": 0}"""
            .formatted(IntOrPercent.PATTERN),
        IntOrPercent::parse);
  }

  private static ScalarType<KubeVersion> version() {
    return new ScalarType<>(
        KubeVersion.class,
        // 1.30 is a number to YAML; it is no version, and the message shows it as written
        EnumSet.of(ScalarKind.TEXT, ScalarKind.NUMBER),
        "a version with its patch, such as 1.36.3",
        """
        {"type": "string", "pattern": "^v?[0-9]+\\\\.[0-9]+\\\\.[0-9]+([-+].*)?$"}""",
        KubeVersion::parse);
  }

  private static ScalarType<LocalDate> day() {
    return new ScalarType<>(
        LocalDate.class,
        EnumSet.of(ScalarKind.TEXT),
        "a day, such as 2026-12-24",
        """
        {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}""",
        SpecScalars::parseDay);
  }

  private static LocalDate parseDay(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("'" + text + "' is no day of the calendar", e);
    }
  }

  private static ScalarType<JsonPath> path() {
    return new ScalarType<>(
        JsonPath.class,
        EnumSet.of(ScalarKind.TEXT),
        JsonPath.EXPECTED,
        """
        {"type": "string"}""",
        JsonPath::parse);
  }

  private static ScalarType<MinorRange> minors() {
    return new ScalarType<>(
        MinorRange.class,
        // 1.36 alone is a number to YAML, and a range of one minor
        EnumSet.of(ScalarKind.TEXT, ScalarKind.NUMBER),
        MinorRanges.EXPECTED,
        """
        {"type": ["string", "number"], "pattern": "^(%s)$"}"""
            .formatted(MinorRanges.PATTERN.replace("\\", "\\\\")),
        MinorRanges::parse);
  }
}
