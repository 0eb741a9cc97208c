package dev.pawl.planner.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A count, as a number ({@code 3}) or as a share of a pool's size ({@code 10%}). */
public record IntOrPercent(int value, boolean percent) {

  /** No leading zeros: 010 is eight to YAML 1.1 and ten to everybody else. */
  static final String PATTERN = "(0|[1-9][0-9]{0,8})(%?)";

  private static final Pattern FORM = Pattern.compile(PATTERN);

  public static IntOrPercent of(int count) {
    return new IntOrPercent(count, false);
  }

  @JsonCreator
  public static IntOrPercent parse(String text) {
    Matcher m = FORM.matcher(text);
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no count: expected a number such as 2, or a percentage such as 10%");
    }
    return new IntOrPercent(Integer.parseInt(m.group(1)), !m.group(2).isEmpty());
  }

  public int roundedUp(int size) {
    return percent ? (int) ((((long) value) * size + 99) / 100) : value;
  }

  public int roundedDown(int size) {
    return percent ? (int) (((long) value) * size / 100) : value;
  }

  /** Whether it is nothing whatever the size. */
  public boolean isZero() {
    return value == 0;
  }

  @Override
  @JsonValue
  public String toString() {
    return percent ? value + "%" : Integer.toString(value);
  }
}
