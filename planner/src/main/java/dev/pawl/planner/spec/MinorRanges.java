package dev.pawl.planner.spec;

import dev.pawl.planner.hop.MinorRange;
import dev.pawl.planner.version.Minor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ranges of minors as people write them: {@code ">=1.34 <1.37"}. */
final class MinorRanges {

  static final String EXPECTED = "a range of minors, such as \">=1.34 <1.37\"";
  static final String PATTERN = "(>=[0-9]+\\.[0-9]+)?\\s*(<=?[0-9]+\\.[0-9]+)?|[0-9]+\\.[0-9]+";

  private static final Pattern BOUND = Pattern.compile("(>=|<=|<)?([0-9]{1,4}\\.[0-9]{1,4})");
  private static final Pattern WHOLE = Pattern.compile(PATTERN);

  private MinorRanges() {}

  /**
   * @throws IllegalArgumentException where it is none, or holds no minor
   */
  static MinorRange parse(String text) {
    String trimmed = text.trim();
    if (trimmed.isEmpty() || !WHOLE.matcher(trimmed).matches()) {
      throw new IllegalArgumentException("expected " + EXPECTED);
    }
    Minor oldest = null;
    Minor newest = null;
    for (Matcher bound = BOUND.matcher(trimmed); bound.find(); ) {
      Minor minor = Minor.parse(bound.group(2));
      String sign = bound.group(1) == null ? "=" : bound.group(1);
      oldest = sign.equals(">=") || sign.equals("=") ? minor : oldest;
      newest =
          switch (sign) {
            case "<" -> below(minor);
            case "<=", "=" -> minor;
            default -> newest;
          };
    }
    if (oldest != null && newest != null && newest.compareTo(oldest) < 0) {
      throw new IllegalArgumentException("holds no minor");
    }
    return new MinorRange(oldest, newest);
  }

  private static Minor below(Minor minor) {
    if (minor.minor() == 0) {
      throw new IllegalArgumentException("the minor below " + minor + " is not known");
    }
    return new Minor(minor.major(), minor.minor() - 1);
  }
}
