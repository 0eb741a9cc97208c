package dev.pawl.planner.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecurrenceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FREQ=WEEKLY;BYDAY=SA,SU                     | 2026-10-03 2026-10-04 2026-10-10 2026-10-11",
        "freq=weekly;byday=sa                        | 2026-10-03 2026-10-10 2026-10-17 2026-10-24",
        "FREQ=MONTHLY;BYMONTHDAY=-1                  | 2026-10-31 2026-11-30 2026-12-31 2027-01-31",
        "FREQ=MONTHLY;BYMONTHDAY=31                  | 2026-10-31 2026-12-31 2027-01-31 2027-03-31",
        "FREQ=MONTHLY;BYDAY=2SA                      | 2026-10-10 2026-11-14 2026-12-12 2027-01-09",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 | 2026-10-30 2026-11-30 2026-12-31 2027-01-29",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29         | 2028-02-29 2032-02-29 2036-02-29 2040-02-29",
        "FREQ=YEARLY;BYWEEKNO=-1;BYDAY=MO            | 2026-12-28 2027-12-27 2028-12-25 2029-12-24",
        "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29 | 2028-02-29 2032-02-29 2036-02-29 2040-02-29"
      })
  void shouldListTheDaysOfARule(String rule, String days) {
    List<LocalDate> expected = Arrays.stream(days.split(" ")).map(LocalDate::parse).toList();

    List<LocalDate> dates =
        new Recurrence(rule)
            .dates(Window.EPOCH, LocalDate.of(2026, 10, 1), LocalDate.of(2041, 1, 1));

    assertThat(dates.subList(0, 4)).isEqualTo(expected);
  }

  @Test
  void shouldCountFromTheFirstDay() {
    Recurrence thrice = new Recurrence("FREQ=WEEKLY;BYDAY=SA;COUNT=3");

    assertThat(thrice.dates(date("2026-10-01"), date("2026-10-08"), date("2027-10-01")))
        .containsExactly(date("2026-10-10"), date("2026-10-17"));
  }

  @Test
  void shouldMeanTheSameWeeksWhateverIsAskedFor() {
    Recurrence everyOther = new Recurrence("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA");
    List<LocalDate> year = everyOther.dates(Window.EPOCH, date("2026-01-01"), date("2026-12-31"));

    List<LocalDate> secondHalf =
        everyOther.dates(Window.EPOCH, date("2026-07-01"), date("2026-12-31"));

    assertThat(year).hasSize(26).endsWith(secondHalf.toArray(LocalDate[]::new));
    assertThat(year.get(0)).isEqualTo("2026-01-10");
  }

  @Test
  void shouldTakeTheOtherWeeksFromAFirstDayInThem() {
    Recurrence everyOther = new Recurrence("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA");

    assertThat(everyOther.dates(date("2026-10-03"), date("2026-10-01"), date("2026-10-31")))
        .containsExactly(date("2026-10-03"), date("2026-10-17"), date("2026-10-31"));
  }

  @Test
  void shouldEndWhereTheLibraryFindsNoMore() {
    assertThat(
            new Recurrence("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")
                .dates(Window.EPOCH, date("2026-01-01"), date("2036-01-01")))
        .isEmpty();
  }

  @Test
  void shouldRefuseADateOfUntilThatTheLibraryWouldRollOver() {
    assertThatThrownBy(() -> new Recurrence("FREQ=DAILY;UNTIL=20260230T000000Z"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** The parts of a rule that can be looked at day by day, and what each of them says of a day. */
  record Plain(String freq, int interval, Set<DayOfWeek> days, Set<Integer> monthDays) {

    String rule() {
      String byDay =
          days.isEmpty()
              ? ""
              : ";BYDAY="
                  + days.stream()
                      .map(d -> d.name().substring(0, 2))
                      .collect(Collectors.joining(","));
      String byMonthDay =
          monthDays.isEmpty()
              ? ""
              : ";BYMONTHDAY="
                  + monthDays.stream().map(String::valueOf).collect(Collectors.joining(","));
      return "FREQ=" + freq + ";INTERVAL=" + interval + byDay + byMonthDay;
    }

    boolean contains(LocalDate day, LocalDate first) {
      long period =
          switch (freq) {
            case "DAILY" -> ChronoUnit.DAYS.between(first, day);
            case "WEEKLY" -> ChronoUnit.WEEKS.between(monday(first), monday(day));
            default -> ChronoUnit.MONTHS.between(first.withDayOfMonth(1), day.withDayOfMonth(1));
          };
      int fromTheEnd = day.getDayOfMonth() - day.lengthOfMonth() - 1;
      return !day.isBefore(first)
          && period % interval == 0
          && (days.isEmpty() || days.contains(day.getDayOfWeek()))
          && (monthDays.isEmpty()
              || monthDays.contains(day.getDayOfMonth())
              || monthDays.contains(fromTheEnd));
    }

    private static LocalDate monday(LocalDate day) {
      return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
  }

  @Provide
  Arbitrary<Plain> plain() {
    Arbitrary<Set<DayOfWeek>> days =
        Arbitraries.of(DayOfWeek.class).set().ofMinSize(1).ofMaxSize(3);
    Arbitrary<Set<Integer>> monthDays =
        Arbitraries.integers().between(-31, 31).filter(d -> d != 0).set().ofMinSize(1).ofMaxSize(3);
    Arbitrary<Integer> interval = Arbitraries.integers().between(1, 6);
    return Arbitraries.oneOf(
        Combinators.combine(interval, days).as((n, d) -> new Plain("DAILY", n, d, Set.of())),
        Combinators.combine(interval, monthDays).as((n, m) -> new Plain("DAILY", n, Set.of(), m)),
        interval.map(n -> new Plain("DAILY", n, Set.of(), Set.of())),
        Combinators.combine(interval, days).as((n, d) -> new Plain("WEEKLY", n, d, Set.of())),
        Combinators.combine(interval, days).as((n, d) -> new Plain("MONTHLY", n, d, Set.of())),
        Combinators.combine(interval, monthDays).as((n, m) -> new Plain("MONTHLY", n, Set.of(), m)),
        Combinators.combine(interval, days, monthDays)
            .as((n, d, m) -> new Plain("MONTHLY", n, d, m)));
  }

  @Property(tries = 500)
  void shouldAgreeWithALookAtEveryDay(
      @ForAll("plain") Plain plain,
      @ForAll @IntRange(max = 12_000) int firstDay,
      @ForAll @IntRange(max = 3_000) int later) {
    LocalDate first = Window.EPOCH.plusDays(firstDay);
    LocalDate from = first.plusDays(later - 500L);
    LocalDate to = from.plusDays(400);

    List<LocalDate> dates = new Recurrence(plain.rule()).dates(first, from, to);

    assertThat(dates)
        .as(plain.rule())
        .isEqualTo(
            from.datesUntil(to.plusDays(1)).filter(day -> plain.contains(day, first)).toList());
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(text);
  }
}
