package dev.pawl.planner.gate;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A comparison of a result with a number, such as {@code result < 0.01}. */
public record Condition(String text, String operator, double number) {

  private static final Pattern FORM =
      Pattern.compile(
          "\\s*result\\s*(<=|>=|==|!=|<|>)\\s*([-+]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?)\\s*");

  /** The condition; empty where the text is none. */
  public static Optional<Condition> parse(String text) {
    Matcher m = FORM.matcher(text);
    return m.matches()
        ? Optional.of(new Condition(text.strip(), m.group(1), Double.parseDouble(m.group(2))))
        : Optional.empty();
  }

  /** Equality is of the numbers as written: a query that counts gives whole ones. */
  public boolean holds(double result) {
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
