package dev.pawl.planner.spec.text;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The single values that a family of documents is made of. */
public final class ScalarTypes {

  private final Map<Class<?>, ScalarType<?>> byType = new LinkedHashMap<>();

  public ScalarTypes(List<ScalarType<?>> own) {
    List.of(text(), truth(), count()).forEach(t -> byType.put(t.type(), t));
    own.forEach(t -> byType.put(t.type(), t));
  }

  Optional<ScalarType<?>> of(Class<?> type) {
    return Optional.ofNullable(byType.get(type));
  }

  private static ScalarType<String> text() {
    return new ScalarType<>(
        String.class,
        EnumSet.of(Node.ScalarKind.TEXT),
        "text",
        "{\"type\": \"string\"}",
        letters -> letters);
  }

  private static ScalarType<Boolean> truth() {
    return new ScalarType<>(
        Boolean.class,
        EnumSet.of(Node.ScalarKind.BOOLEAN),
        "true or false",
        "{\"type\": \"boolean\"}",
        ScalarTypes::trueOrFalse);
  }

  private static ScalarType<Integer> count() {
    return new ScalarType<>(
        Integer.class,
        EnumSet.of(Node.ScalarKind.NUMBER),
        "a whole number, 0 or more",
        "{\"type\": \"integer\", \"minimum\": 0}",
        ScalarTypes::wholeNumber);
  }

  private static Boolean trueOrFalse(String letters) {
    // yes, no, on and off are booleans to YAML 1.1 and text to JSON and YAML 1.2
    return switch (letters) {
      case "true", "True", "TRUE" -> true;
      case "false", "False", "FALSE" -> false;
      default -> throw new IllegalArgumentException(letters);
    };
  }

  private static Integer wholeNumber(String letters) {
    // 010 is eight to YAML 1.1 and ten to everybody else
    if (!letters.matches("0|[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException(letters);
    }
    return Integer.valueOf(letters);
  }
}
