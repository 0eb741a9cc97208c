package dev.pawl.planner.window;

import static dev.pawl.planner.window.WrittenWindows.WEEKEND;
import static dev.pawl.planner.window.WrittenWindows.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowReaderTest {

  private static final Duration FOUR_HOURS = Duration.ofHours(4);

  @Test
  void shouldReadAWindow() {
    WindowText written =
        new WindowText(
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA",
            "02:30",
            FOUR_HOURS,
            "Europe/Paris",
            "2026-10-03",
            List.of("2026-12-25", "2026-12-31/2027-01-02"),
            List.of("a"));

    assertThat(WrittenWindows.window(written))
        .isEqualTo(
            new Window(
                new Recurrence("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA"),
                LocalTime.of(2, 30),
                FOUR_HOURS,
                ZoneId.of("Europe/Paris"),
                LocalDate.of(2026, 10, 3),
                List.of(
                    new DateRange(LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 25)),
                    new DateRange(LocalDate.of(2026, 12, 31), LocalDate.of(2027, 1, 2))),
                List.of("a")));
  }

  @Test
  void shouldTakeTheFixedEpochWhereNoFirstDayIsWritten() {
    assertThat(WrittenWindows.window(WEEKEND).first()).isEqualTo(Window.EPOCH);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FREQ=WEEKLY;BYDAY=XX   | \"XX\" is no day of the week: MO, TU, WE, TH, FR, SA or SU, as in 2SA or -1SU",
        "FREQ=WEEKLY;BYDAY=1SA  | a day such as 2SA is for FREQ=MONTHLY and FREQ=YEARLY only",
        "BYDAY=SA               | FREQ is missing",
        "weekends               | \"WEEKENDS\" is no part of a rule: NAME=VALUE is",
        "FREQ=DAILY;FREQ=WEEKLY | FREQ is there twice",
        "FREQ=SOMETIMES         | \"SOMETIMES\" is no FREQ: DAILY, WEEKLY, MONTHLY or YEARLY",
        "RRULE:FREQ=DAILY       | a rule begins with FREQ, not with the word RRULE",
        "FREQ=DAILY;BYNIGHT=1   | there is no part \"BYNIGHT\", or not with a space",
        "FREQ=WEEKLY; BYDAY=SA  | there is no part \"BYDAY\", or not with a space",
        "FREQ=MONTHLY;BYMONTHDAY=32 | 32 is out of range",
        "FREQ=DAILY;INTERVAL=0  | 0 is out of range",
        "FREQ=DAILY;INTERVAL=99999999999 | \"99999999999\" is no number that can be meant",
        "FREQ=YEARLY;BYMONTH=13;BYDAY=1SA | \"13\" is no list of values of its part",
        "FREQ=DAILY;UNTIL=SOON  | \"SOON\" is no date of UNTIL: 20261231, or in UTC 20261231T235959Z",
        "FREQ=DAILY;UNTIL=20261399 | \"20261399\" is no date of UNTIL: 20261231, or in UTC 20261231T235959Z",
        "FREQ=DAILY;COUNT=3;UNTIL=20261231 | UNTIL and COUNT exclude each other",
        "FREQ=MONTHLY;BYSETPOS=-1 | BYSETPOS needs another part to choose from, such as BYDAY",
        "FREQ=WEEKLY;BYMONTHDAY=3 | In RFC 5545, BYMONTHDAY is not allowed in WEEKLY rules"
      })
  void shouldSayWhatIsWrongWithARule(String rrule, String message) {
    assertThat(problems(text(rrule, "02:00", FOUR_HOURS, "UTC")))
        .containsExactly(
            "rrule: " + message + "; write a rule of RFC 5545, such as FREQ=WEEKLY;BYDAY=SA,SU");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=HOURLY",
        "FREQ=MINUTELY;INTERVAL=90",
        "FREQ=SECONDLY",
        "FREQ=DAILY;BYHOUR=3",
        "FREQ=WEEKLY;BYDAY=SA;BYHOUR=2;BYMINUTE=30",
        "FREQ=DAILY;BYSECOND=1"
      })
  void shouldLeaveTimesToStart(String rrule) {
    assertThat(problems(text(rrule, "02:00", FOUR_HOURS, "UTC")))
        .containsExactly(
            "rrule: a rule says the days, and this one speaks of hours, minutes or seconds; leave"
                + " BYHOUR, BYMINUTE and BYSECOND out and use FREQ=DAILY or longer: start says when");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY;BYMONTH=5", "FREQ=YEARLY;BYWEEKNO=20"})
  void shouldNotChooseADayForTheUser(String rrule) {
    WindowText written = text(rrule, "02:00", FOUR_HOURS, "UTC");

    assertThat(problems(written))
        .containsExactly(
            "rrule: the rule does not say on which day; add one, such as BYDAY=SA or"
                + " BYMONTHDAY=1, or the first day as `from: 2026-10-03`");
    assertThat(problems(WrittenWindows.from(written, "2026-10-03"))).isEmpty();
  }

  @Test
  void shouldNotCountFromNowhere() {
    WindowText written = text("FREQ=WEEKLY;BYDAY=SA;COUNT=3", "02:00", FOUR_HOURS, "UTC");

    assertThat(problems(written))
        .containsExactly(
            "rrule: COUNT needs a first day to count from; add it as `from: 2026-10-03`, or end the"
                + " rule with UNTIL=20261231");
    assertThat(problems(WrittenWindows.from(written, "2026-10-03"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FREQ=MONTHLY;INTERVAL=2147483647;BYMONTHDAY=1 | INTERVAL=2147483647 is too large; write one of at most 1000",
        "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=BACKWARD | RSCALE and SKIP are not supported; write the rule without them; BYMONTHDAY=-1 is the last day of every month",
        "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO | not every year has a week 53; write BYWEEKNO=-1 for the last week, 1 for the first",
        "FREQ=YEARLY;BYWEEKNO=1,-53;BYDAY=MO | not every year has a week 53; write BYWEEKNO=-1 for the last week, 1 for the first"
      })
  void shouldRefuseRulesThatWouldNotBeKept(String rrule, String problem) {
    assertThat(problems(text(rrule, "02:00", FOUR_HOURS, "UTC")))
        .containsExactly("rrule: " + problem);
  }

  @Test
  void shouldRefuseARuleThatNeverOccurs() {
    String wayOut = "; look at its parts and at from and exclude: together they leave no day";

    assertThat(problems(text("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "02:00", FOUR_HOURS, "UTC")))
        .containsExactly("rrule: \"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\" never occurs" + wayOut);
    assertThat(problems(text("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=7", "02:00", FOUR_HOURS, "UTC")))
        .containsExactly("rrule: \"FREQ=MONTHLY;BYDAY=TU;BYSETPOS=7\" never occurs" + wayOut);
    assertThat(
            problems(
                WrittenWindows.from(
                    text("FREQ=DAILY;UNTIL=20261001", "02:00", FOUR_HOURS, "UTC"), "2026-10-03")))
        .containsExactly("rrule: \"FREQ=DAILY;UNTIL=20261001\" never occurs" + wayOut);
    assertThat(
            problems(
                WrittenWindows.without(
                    WrittenWindows.from(
                        text("FREQ=DAILY;COUNT=2", "02:00", FOUR_HOURS, "UTC"), "2026-10-03"),
                    "2026-10-03/2026-10-04")))
        .containsExactly("rrule: \"FREQ=DAILY;COUNT=2\" never occurs" + wayOut);
  }

  @Test
  void shouldAcceptARuleThatOccursOnceInDecades() {
    assertThat(
            problems(
                text("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=SA", "02:00", FOUR_HOURS, "UTC")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Pariss,   'Europe/Paris, '",
    "europe/paris,    'Europe/Paris, '",
    "Paris,           'Europe/Paris, '",
    "New York,        'America/New_York, '",
    "America/NewYork, 'America/New_York, '",
    "Lord_Howe,       'Australia/Lord_Howe, '"
  })
  void shouldNameTheNearestZones(String zone, String first) {
    assertThat(problems(text("FREQ=DAILY", "02:00", FOUR_HOURS, zone)))
        .singleElement()
        .asString()
        .startsWith(
            "timezone: \"%s\" is no IANA time zone; write one such as %s".formatted(zone, first));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+02:00", "UTC+2", "CEST", "Z"})
  void shouldRefuseOffsets(String zone) {
    assertThat(problems(text("FREQ=DAILY", "02:00", FOUR_HOURS, zone)))
        .singleElement()
        .asString()
        .startsWith("timezone: \"" + zone + "\" is no IANA time zone; write one such as ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2:00", "24:00", "02:60", "0200", "2am", "02:00:00", "120", "02:00 "})
  void shouldRefuseWhatIsNoTimeOfDay(String start) {
    assertThat(problems(text("FREQ=DAILY", start, FOUR_HOURS, "UTC")))
        .containsExactly(
            "start: \"%s\" is no time of day; write hours and minutes from 00:00 to 23:59, in quotes, such as \"02:00\""
                .formatted(start));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "christmas",
        "25.12.2026",
        "2026-02-30",
        "2026-12-25/",
        "2026-12-24/25",
        "2026-01-01/2026-01-02/2026-01-03"
      })
  void shouldRefuseWhatIsNoDay(String day) {
    assertThat(problems(WrittenWindows.without(WEEKEND, "2026-10-10", day)))
        .containsExactly(
            "exclude[1]: \"%s\" is neither a date nor a range; write a day such as 2026-12-25, or both ends such as 2026-12-24/2027-01-02"
                .formatted(day));
  }

  @Test
  void shouldRefuseARangeThatEndsBeforeItBegins() {
    assertThat(problems(WrittenWindows.without(WEEKEND, "2027-01-02/2026-12-24")))
        .containsExactly(
            "exclude[0]: \"2027-01-02/2026-12-24\" ends before it begins; write a day such as"
                + " 2026-12-25, or both ends such as 2026-12-24/2027-01-02");
  }

  @Test
  void shouldRefuseLengthsThatAreNone() {
    assertThat(problems(text("FREQ=DAILY", "02:00", Duration.ZERO, "UTC")))
        .containsExactly(
            "duration: a window of no length lets nothing start; write how long it is open, such"
                + " as 4h");
    assertThat(problems(text("FREQ=DAILY", "02:00", Duration.ofDays(367), "UTC")))
        .containsExactly(
            "duration: a window of 8808 h is longer than a year; leave windows out where steps may"
                + " start at any time");
  }

  @Test
  void shouldReportEverythingAtOnce() {
    WindowText nothing = new WindowText(null, " ", null, null, "soon", null, null);

    assertThat(problems(nothing))
        .containsExactly(
            "from: \"soon\" is no date; write one such as 2026-10-03",
            "rrule: required, but missing; write the days, such as `rrule: FREQ=WEEKLY;BYDAY=SA,SU`",
            "start: required, but missing; write a time of day, such as `start: \"02:00\"`",
            "duration: required, but missing; write how long it is open, such as `duration: 4h`",
            "timezone: required, but missing; write an IANA name, such as `timezone: Europe/Paris`");
  }

  @Provide
  Arbitrary<String> rules() {
    Arbitrary<String> parts =
        Arbitraries.of(
            "FREQ=DAILY",
            "FREQ=WEEKLY",
            "FREQ=MONTHLY",
            "FREQ=YEARLY",
            "FREQ=HOURLY",
            "INTERVAL=2",
            "INTERVAL=2147483647",
            "COUNT=3",
            "COUNT=2147483647",
            "UNTIL=20270101",
            "UNTIL=20270101T000000Z",
            "UNTIL=00000000",
            "UNTIL=",
            "BYDAY=SA",
            "BYDAY=-1SU,2MO",
            "BYDAY=5FR",
            "BYMONTHDAY=-1",
            "BYMONTHDAY=31",
            "BYMONTHDAY=30",
            "BYMONTH=2",
            "BYYEARDAY=366",
            "BYWEEKNO=53",
            "BYWEEKNO=1",
            "BYSETPOS=-1",
            "BYSETPOS=7",
            "WKST=SU",
            "BYHOUR=2",
            "RSCALE=HEBREW",
            "SKIP=OMIT",
            "BYEASTER=0",
            "=",
            "",
            " ",
            "x=y");
    return parts.list().ofMinSize(1).ofMaxSize(5).map(list -> String.join(";", list));
  }

  @Property(tries = 1500)
  void shouldAnswerAnyRuleWithAWindowThatOpensOrWithProblems(@ForAll("rules") String rrule) {
    WindowText written =
        WrittenWindows.from(text(rrule, "02:00", FOUR_HOURS, "Europe/Paris"), "2026-10-03");

    if (written.read() instanceof WindowReading.Good good) {
      assertThat(
              good.window()
                  .openings(
                      Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2066-10-31T00:00:00Z")))
          .as(rrule)
          .isNotEmpty();
    } else {
      assertThat(problems(written)).as(rrule).isNotEmpty().allMatch(p -> p.contains("; "));
    }
  }

  private static List<String> problems(WindowText text) {
    return text.read() instanceof WindowReading.Bad bad
        ? bad.problems().stream()
            .map(p -> p.field() + ": " + p.message() + "; " + p.wayOut())
            .toList()
        : List.of();
  }
}
