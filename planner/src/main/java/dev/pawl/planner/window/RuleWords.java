package dev.pawl.planner.window;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the library says of a rule that is none, in words for a person who writes one. */
final class RuleWords {

  private record Phrase(Pattern theirs, String ours) {
    Phrase(String theirs, String ours) {
      this(Pattern.compile(theirs), ours);
    }
  }

  private static final List<Phrase> PHRASES =
      List.of(
          new Phrase("FREQ part is missing", "FREQ is missing"),
          new Phrase(
              "Unknown FREQ value (.*)", "\"$1\" is no FREQ: DAILY, WEEKLY, MONTHLY or YEARLY"),
          new Phrase("Missing '=' in part '(.*)'", "\"$1\" is no part of a rule: NAME=VALUE is"),
          new Phrase("duplicate part (\\S+) in .*", "$1 is there twice"),
          new Phrase(
              "invalid part\\s+RRULE:.*", "a rule begins with FREQ, not with the word RRULE"),
          new Phrase(
              "invalid part\\s+(\\S+) in .*", "there is no part \"$1\", or not with a space"),
          new Phrase(
              "invalid weeknum: '(.*)'",
              "\"$1\" is no day of the week: MO, TU, WE, TH, FR, SA or SU, as in 2SA or -1SU"),
          new Phrase("int value out of range: (.*)", "$1 is out of range"),
          new Phrase("illegal int value: (.*)", "\"$1\" is no number that can be meant"),
          new Phrase("could not parse list '(.*)'", "\"$1\" is no list of values of its part"),
          new Phrase(
              "Invalid UNTIL date: (.*)",
              "\"$1\" is no date of UNTIL: 20261231, or in UTC 20261231T235959Z"),
          new Phrase(
              "UNTIL and COUNT must not occur in the same rule.",
              "UNTIL and COUNT exclude each other"),
          new Phrase(
              "The BYDAY rule part must not be specified with a numeric value .*",
              "a day such as 2SA is for FREQ=MONTHLY and FREQ=YEARLY only"),
          new Phrase(
              "BYSETPOS must only be used in conjunction with another BYxxx rule.",
              "BYSETPOS needs another part to choose from, such as BYDAY"));

  private RuleWords() {}

  /** Ours where the phrase is known, theirs where not. */
  static String readable(String theirs) {
    return PHRASES.stream()
        .map(phrase -> phrase.theirs().matcher(theirs).matches() ? replaced(phrase, theirs) : "")
        .filter(words -> !words.isEmpty())
        .findFirst()
        .orElse(theirs);
  }

  private static String replaced(Phrase phrase, String theirs) {
    Matcher matcher = phrase.theirs().matcher(theirs);
    return matcher.replaceFirst(phrase.ours());
  }
}
