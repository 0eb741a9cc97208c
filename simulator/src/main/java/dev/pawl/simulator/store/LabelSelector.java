package dev.pawl.simulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A label selector, from a query parameter or from a LabelSelector object. All parts must match.
 */
public record LabelSelector(List<Requirement> requirements) {
  private static final Pattern SET =
      Pattern.compile("\\s*([^\\s!=(),]+)\\s+(in|notin)\\s*\\(([^)]*)\\)\\s*");
  private static final Pattern EQUALITY =
      Pattern.compile("\\s*([^\\s!=(),]+)\\s*(==|!=|=)\\s*([^\\s!=(),]*)\\s*");
  private static final Pattern EXISTENCE = Pattern.compile("\\s*(!?)\\s*([^\\s!=(),]+)\\s*");
  // A comma inside parentheses separates values, not requirements.
  private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");

  /** One part. */
  public record Requirement(String key, Operator operator, TreeSet<String> values) {
    boolean matches(JsonNode labels) {
      JsonNode label = labels.get(key);
      boolean in = label != null && values.contains(label.asText());
      return switch (operator) {
        case IN -> in;
        // As in Kubernetes, an absent label is "not in".
        case NOT_IN -> !in;
        case EXISTS -> label != null;
        case ABSENT -> label == null;
      };
    }
  }

  /** How a part compares. */
  public enum Operator {
    IN,
    NOT_IN,
    EXISTS,
    ABSENT
  }

  public static LabelSelector everything() {
    return new LabelSelector(List.of());
  }

  /**
   * Parses the text of a query parameter.
   *
   * @throws ApiError 400 when it cannot be parsed
   */
  public static LabelSelector parse(String text) {
    if (text.isBlank()) {
      return everything();
    }
    List<Requirement> parts = new ArrayList<>();
    for (String part : COMMA.split(text, -1)) {
      parts.add(requirement(part));
    }
    return new LabelSelector(parts);
  }

  /** Reads a LabelSelector object; null or missing selects nothing, empty selects everything. */
  public static LabelSelector read(JsonNode selector) {
    List<Requirement> parts = new ArrayList<>();
    if (!selector.isObject()) {
      parts.add(new Requirement("", Operator.IN, new TreeSet<>()));
      return new LabelSelector(parts);
    }
    for (Map.Entry<String, JsonNode> e : selector.path("matchLabels").properties()) {
      TreeSet<String> value = new TreeSet<>(List.of(e.getValue().asText()));
      parts.add(new Requirement(e.getKey(), Operator.IN, value));
    }
    for (JsonNode expression : selector.path("matchExpressions")) {
      TreeSet<String> values = new TreeSet<>();
      expression.path("values").forEach(v -> values.add(v.asText()));
      Operator operator =
          switch (Trees.text(expression, "operator")) {
            case "In" -> Operator.IN;
            case "NotIn" -> Operator.NOT_IN;
            case "Exists" -> Operator.EXISTS;
            case "DoesNotExist" -> Operator.ABSENT;
            default ->
                throw ApiError.badRequest(
                    "not a valid label selector operator: " + Trees.text(expression, "operator"));
          };
      parts.add(new Requirement(Trees.text(expression, "key"), operator, values));
    }
    return new LabelSelector(parts);
  }

  public boolean matches(JsonNode labels) {
    return requirements.stream().allMatch(r -> r.matches(labels));
  }

  private static Requirement requirement(String part) {
    Matcher set = SET.matcher(part);
    if (set.matches()) {
      TreeSet<String> values = new TreeSet<>();
      for (String value : Pattern.compile(",").split(set.group(3), -1)) {
        values.add(value.strip());
      }
      Operator operator = set.group(2).equals("in") ? Operator.IN : Operator.NOT_IN;
      return new Requirement(set.group(1), operator, values);
    }
    Matcher equality = EQUALITY.matcher(part);
    if (equality.matches()) {
      Operator operator = equality.group(2).equals("!=") ? Operator.NOT_IN : Operator.IN;
      TreeSet<String> value = new TreeSet<>(List.of(equality.group(3)));
      return new Requirement(equality.group(1), operator, value);
    }
    Matcher existence = EXISTENCE.matcher(part);
    if (existence.matches()) {
      Operator operator = existence.group(1).isEmpty() ? Operator.EXISTS : Operator.ABSENT;
      return new Requirement(existence.group(2), operator, new TreeSet<>());
    }
    throw ApiError.badRequest("unable to parse requirement: " + part);
  }
}
