package dev.pawl.planner.window;

import java.util.ArrayList;
import java.util.List;

/** What a rule of RFC 5545 may be and a window's rule may not. */
final class RuleCheck {

  /** Nobody waits longer; the library does not come back from the very largest. */
  private static final int LARGEST_INTERVAL = 1000;

  private RuleCheck() {}

  record Problem(String message, String wayOut) {}

  static List<Problem> problems(Recurrence rule, boolean hasFirstDay) {
    List<Problem> problems = new ArrayList<>();
    if (rule.hasTimes()) {
      problems.add(
          new Problem(
              "a rule says the days, and this one speaks of hours, minutes or seconds",
              "leave BYHOUR, BYMINUTE and BYSECOND out and use FREQ=DAILY or longer:"
                  + " start says when"));
    } else if (!rule.saysDays() && !hasFirstDay) {
      problems.add(
          new Problem(
              "the rule does not say on which day",
              "add one, such as BYDAY=SA or BYMONTHDAY=1, or the first day as `from: 2026-10-03`"));
    }
    if (rule.counts() && !hasFirstDay) {
      problems.add(
          new Problem(
              "COUNT needs a first day to count from",
              "add it as `from: 2026-10-03`, or end the rule with UNTIL=20261231"));
    }
    if (rule.interval() > LARGEST_INTERVAL) {
      problems.add(
          new Problem(
              "INTERVAL=%d is too large".formatted(rule.interval()),
              "write one of at most " + LARGEST_INTERVAL));
    }
    if (rule.hasCalendar()) {
      problems.add(
          new Problem(
              "RSCALE and SKIP are not supported",
              "write the rule without them; BYMONTHDAY=-1 is the last day of every month"));
    }
    if (rule.asksForWeek53()) {
      // the library takes week 1 or 52 for it in years that have none
      problems.add(
          new Problem(
              "not every year has a week 53",
              "write BYWEEKNO=-1 for the last week, 1 for the first"));
    }
    return problems;
  }
}
