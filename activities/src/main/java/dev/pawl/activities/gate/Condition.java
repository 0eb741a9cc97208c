package dev.pawl.activities.gate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comparison of a result with a number, such as {@code result < 0.01}; its form was checked when
 * the spec was read.
 */
record Condition(String text, String operator, double number) {

  private static final Pattern FORM =
      Pattern.compile("\\s*result\\s*(<=|>=|==|!=|<|>)\\s*(\\S+)\\s*");

  /**
   * @throws IllegalArgumentException with a sentence where it is none
   */
  static Condition parse(String text) {
    Matcher m = FORM.matcher(text);
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no condition: write one such as result < 0.01");
    }
    return new Condition(text.strip(), m.group(1), Double.parseDouble(m.group(2)));
  }

  /** Equality is of the numbers as written: a query that counts gives whole ones. */
  boolean holds(double result) {
    return switch (operator) {
      case "<" -> result < number;
      case "<=" -> result <= number;
      case ">" -> result > number;
      case ">=" -> result >= number;
      case "==" -> result == number;
      default -> result != number;
    };
  }
}
