package dev.pawl.planner.capacity;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A condition on one label. For labels that are absent, NotIn and DoesNotExist hold, the others do
 * not (Kubernetes documentation, "Labels and Selectors").
 *
 * @param values of In and NotIn any number, of Gt and Lt one integer, else none
 */
public record LabelRequirement(String key, Operator operator, Set<String> values) {

  /** How the label is compared. */
  public enum Operator {
    IN("in"),
    NOT_IN("not in"),
    EXISTS("exists"),
    DOES_NOT_EXIST("does not exist"),
    GT(">"),
    LT("<");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }
  }

  public LabelRequirement {
    values = Set.copyOf(values);
  }

  /** The label has this value. */
  public static LabelRequirement equal(String key, String value) {
    return new LabelRequirement(key, Operator.IN, Set.of(value));
  }

  public boolean matches(Map<String, String> labels) {
    return matches(labels.get(key));
  }

  /** Whether it holds for a value; null is an absent label. */
  boolean matches(String value) {
    return switch (operator) {
      case IN -> value != null && values.contains(value);
      case NOT_IN -> value == null || !values.contains(value);
      case EXISTS -> value != null;
      case DOES_NOT_EXIST -> value == null;
      case GT -> comparable(value) && compare(value) > 0;
      case LT -> comparable(value) && compare(value) < 0;
    };
  }

  private boolean comparable(String value) {
    return value != null && isInteger(value) && values.size() == 1 && isInteger(bound());
  }

  private int compare(String value) {
    return Long.compare(Long.parseLong(value), Long.parseLong(bound()));
  }

  private String bound() {
    return values.iterator().next();
  }

  /** Eighteen digits always fit a long. */
  private static boolean isInteger(String text) {
    return text.matches("[-+]?[0-9]{1,18}");
  }

  /** For a person: {@code zone in (a, b)}, {@code cores > 8}, {@code gpu exists}. */
  @Override
  public String toString() {
    return switch (operator) {
      case EXISTS, DOES_NOT_EXIST -> key + " " + operator.sign;
      case GT, LT -> key + " " + operator.sign + " " + String.join(", ", values);
      case IN, NOT_IN ->
          key + " " + operator.sign + " (" + String.join(", ", new TreeSet<>(values)) + ")";
    };
  }
}
