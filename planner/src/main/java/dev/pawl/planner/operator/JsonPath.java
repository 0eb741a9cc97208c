package dev.pawl.planner.operator;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One place in an object, written as kubectl's {@code -o jsonpath} writes it: {@code
 * .spec.kafka.version}, {@code .spec['a.b'][0]}, {@code .spec.parts[?(@.name=="cp")].version}. What
 * may mean many places ({@code *}, {@code ..}, slices) is refused: a version is in one.
 *
 * @param text as it was written
 */
public record JsonPath(@JsonValue String text, List<Step> steps) {

  /** What completes "expected …". */
  public static final String EXPECTED =
      "a JSON path to one field, such as .spec.version or .spec.parts[?(@.name==\"cp\")].version";

  private static final Pattern STEP =
      Pattern.compile(
          "\\.?([A-Za-z_][A-Za-z0-9_-]*)"
              + "|\\.?\\[(\\d{1,6})]"
              + "|\\.?\\[(['\"])(.+?)\\3]"
              + "|\\.?\\[\\?\\(@\\.([A-Za-z0-9_-]+)\\s*==\\s*(['\"])(.*?)\\6\\)]");

  public JsonPath {
    steps = List.copyOf(steps);
  }

  /** From one node to one below it. */
  private sealed interface Step {
    /** The pointer's next part, or null where there is nothing or no single thing. */
    String from(JsonNode node);
  }

  private record Name(String name) implements Step {
    @Override
    public String from(JsonNode node) {
      return node.isObject() ? name : null;
    }
  }

  private record Item(int index) implements Step {
    @Override
    public String from(JsonNode node) {
      return node.has(index) ? String.valueOf(index) : null;
    }
  }

  private record Match(String field, String value) implements Step {
    @Override
    public String from(JsonNode node) {
      List<Integer> found = new ArrayList<>();
      for (int i = 0; node.isArray() && i < node.size(); i++) {
        if (value.equals(node.get(i).path(field).asText(null))) {
          found.add(i);
        }
      }
      return found.size() == 1 ? String.valueOf(found.get(0)) : null;
    }
  }

  /**
   * Reads one; braces around it, as kubectl wants them, are welcome.
   *
   * @throws IllegalArgumentException where it is none
   */
  @JsonCreator
  public static JsonPath parse(String text) {
    String bare = text.strip().replaceFirst("^\\{(.*)}$", "$1").replaceFirst("^\\$", "");
    List<Step> steps = new ArrayList<>();
    Matcher step = STEP.matcher(bare);
    int at = 0;
    while (at < bare.length()) {
      if (!step.region(at, bare.length()).lookingAt()) {
        throw new IllegalArgumentException("expected " + EXPECTED);
      }
      steps.add(step(step));
      at = step.end();
    }
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("expected " + EXPECTED);
    }
    return new JsonPath(text.strip(), steps);
  }

  private static Step step(Matcher step) {
    if (step.group(1) != null) {
      return new Name(step.group(1));
    }
    if (step.group(2) != null) {
      return new Item(Integer.parseInt(step.group(2)));
    }
    return step.group(4) != null
        ? new Name(step.group(4))
        : new Match(step.group(5), step.group(7));
  }

  /** What is there; empty where nothing is, or a null. */
  public Optional<JsonNode> read(JsonNode object) {
    return pointer(object)
        .map(object::at)
        .filter(found -> !found.isMissingNode() && !found.isNull());
  }

  /**
   * Where it is in this object, although the last fields need not be there yet. Empty where it
   * leads through a list without such an item, or through something that has no fields.
   */
  public Optional<JsonPointer> pointer(JsonNode object) {
    JsonNode node = object;
    JsonPointer pointer = JsonPointer.empty();
    boolean there = true;
    for (Step step : steps) {
      String next = there ? step.from(node) : step instanceof Name name ? name.name() : null;
      if (next == null) {
        return Optional.empty();
      }
      pointer = pointer.append(JsonPointer.compile("/" + escaped(next)));
      node = object.at(pointer);
      there = !node.isMissingNode() && !node.isNull();
    }
    return Optional.of(pointer);
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  @Override
  public String toString() {
    return text;
  }
}
