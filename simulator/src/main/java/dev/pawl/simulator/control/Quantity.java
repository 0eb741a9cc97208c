package dev.pawl.simulator.control;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resource quantities such as {@code 250m}, {@code 4}, {@code 16Gi}. */
final class Quantity {
  private static final Pattern FORM = Pattern.compile("([0-9.]+(?:[eE][-+]?[0-9]+)?)([a-zA-Z]*)");
  private static final Map<String, Double> SUFFIX =
      Map.ofEntries(
          Map.entry("", 1.0),
          Map.entry("n", 1e-9),
          Map.entry("u", 1e-6),
          Map.entry("m", 1e-3),
          Map.entry("k", 1e3),
          Map.entry("M", 1e6),
          Map.entry("G", 1e9),
          Map.entry("T", 1e12),
          Map.entry("P", 1e15),
          Map.entry("Ki", 0x1p10),
          Map.entry("Mi", 0x1p20),
          Map.entry("Gi", 0x1p30),
          Map.entry("Ti", 0x1p40),
          Map.entry("Pi", 0x1p50));

  private Quantity() {}

  /** In thousandths; 0 for empty text. */
  static long milli(String text) {
    return Math.round(value(text) * 1000);
  }

  /** In whole units, rounded up; 0 for empty text. */
  static long units(String text) {
    return (long) Math.ceil(value(text));
  }

  private static double value(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches() || !SUFFIX.containsKey(matcher.group(2))) {
      throw new IllegalArgumentException("not a quantity: " + text);
    }
    return Double.parseDouble(matcher.group(1)) * SUFFIX.get(matcher.group(2));
  }
}
