package dev.pawl.planner.window;

import dev.pawl.planner.spec.text.FieldPath;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** From a window's text to the window, or to everything that is wrong with it. */
final class WindowReader {

  private static final Pattern TIME_OF_DAY = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
  private static final Duration LONGEST = Duration.ofDays(366);

  /** One year to be quick; forty, in which the 29th of February falls on every day of the week. */
  private static final List<Period> LOOKS = List.of(Period.ofYears(1), Period.ofYears(40));

  private final WindowText text;
  private final List<WindowProblem> problems = new ArrayList<>();

  WindowReader(WindowText text) {
    this.text = text;
  }

  WindowReading read() {
    LocalDate from = from();
    Recurrence rule = rule();
    LocalTime start = start();
    duration();
    ZoneId zone = zone();
    List<DateRange> excluded = excluded();
    if (problems.isEmpty()) {
      Window window = new Window(rule, start, text.duration(), zone, from, excluded, text.pools());
      if (LOOKS.stream().anyMatch(years -> opens(window, years))) {
        return new WindowReading.Good(window);
      }
      add(
          "rrule",
          "\"%s\" never occurs".formatted(text.rrule()),
          "look at its parts and at from and exclude: together they leave no day");
    }
    return new WindowReading.Bad(problems);
  }

  private static boolean opens(Window window, Period years) {
    Instant first = window.first().atStartOfDay(window.zone()).toInstant();
    Instant last = window.first().plus(years).atStartOfDay(window.zone()).toInstant();
    return !window.openings(first, last).isEmpty();
  }

  private Recurrence rule() {
    if (missing(
        "rrule", text.rrule(), "write the days, such as `rrule: FREQ=WEEKLY;BYDAY=SA,SU`")) {
      return null;
    }
    try {
      Recurrence rule = new Recurrence(text.rrule());
      RuleCheck.problems(rule, text.from() != null)
          .forEach(p -> add("rrule", p.message(), p.wayOut()));
      return rule;
    } catch (IllegalArgumentException e) {
      add(
          "rrule",
          RuleWords.readable(e.getMessage()),
          "write a rule of RFC 5545, such as FREQ=WEEKLY;BYDAY=SA,SU");
      return null;
    }
  }

  private LocalTime start() {
    if (missing("start", text.start(), "write a time of day, such as `start: \"02:00\"`")) {
      return null;
    }
    if (!TIME_OF_DAY.matcher(text.start()).matches()) {
      add(
          "start",
          "\"%s\" is no time of day".formatted(text.start()),
          "write hours and minutes from 00:00 to 23:59, in quotes, such as \"02:00\"");
      return null;
    }
    return LocalTime.parse(text.start());
  }

  private void duration() {
    Duration duration = text.duration();
    if (duration == null) {
      add("duration", "required, but missing", "write how long it is open, such as `duration: 4h`");
    } else if (duration.isZero() || duration.isNegative()) {
      add(
          "duration",
          "a window of no length lets nothing start",
          "write how long it is open, such as 4h");
    } else if (duration.compareTo(LONGEST) > 0) {
      add(
          "duration",
          "a window of %s is longer than a year".formatted(Wording.length(duration)),
          "leave windows out where steps may start at any time");
    }
  }

  private ZoneId zone() {
    if (missing(
        "timezone", text.timezone(), "write an IANA name, such as `timezone: Europe/Paris`")) {
      return null;
    }
    if (!ZoneNames.isKnown(text.timezone())) {
      add(
          "timezone",
          "\"%s\" is no IANA time zone".formatted(text.timezone()),
          "write one such as " + String.join(", ", ZoneNames.nearest(text.timezone())));
      return null;
    }
    return ZoneId.of(text.timezone());
  }

  private LocalDate from() {
    if (text.from() == null) {
      return Window.EPOCH;
    }
    try {
      return LocalDate.parse(text.from());
    } catch (DateTimeParseException e) {
      add("from", "\"%s\" is no date".formatted(text.from()), "write one such as 2026-10-03");
      return null;
    }
  }

  private List<DateRange> excluded() {
    List<DateRange> ranges = new ArrayList<>();
    for (int i = 0; i < text.exclude().size(); i++) {
      try {
        ranges.add(DateRange.parse(text.exclude().get(i)));
      } catch (IllegalArgumentException e) {
        problems.add(
            new WindowProblem(
                FieldPath.root().field("exclude").item(i),
                e.getMessage(),
                "write a day such as 2026-12-25, or both ends such as 2026-12-24/2027-01-02"));
      }
    }
    return ranges;
  }

  private boolean missing(String field, String value, String wayOut) {
    boolean missing = Stream.ofNullable(value).allMatch(String::isBlank);
    if (missing) {
      add(field, "required, but missing", wayOut);
    }
    return missing;
  }

  private void add(String field, String message, String wayOut) {
    problems.add(new WindowProblem(FieldPath.root().field(field), message, wayOut));
  }
}
