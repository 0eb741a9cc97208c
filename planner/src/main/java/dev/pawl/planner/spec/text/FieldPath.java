package dev.pawl.planner.spec.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The way from the root of a document to one of its values, written as {@code
 * spec.pools.items[0].name}.
 */
public record FieldPath(List<Step> steps) {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");

  /** One level down. */
  public sealed interface Step {}

  /** Into a mapping. */
  public record Key(String name) implements Step {}

  /** Into a list; counts from 0. */
  public record Index(int number) implements Step {}

  public FieldPath {
    steps = List.copyOf(steps);
  }

  /** The document itself; written as the empty string. */
  public static FieldPath root() {
    return new FieldPath(List.of());
  }

  /** The field of that name in the mapping at this path. */
  public FieldPath field(String name) {
    return with(new Key(name));
  }

  /** The item of that number in the list at this path. */
  public FieldPath item(int number) {
    return with(new Index(number));
  }

  /** The path that goes on from here as the other does from its root. */
  public FieldPath then(FieldPath other) {
    List<Step> longer = new ArrayList<>(steps);
    longer.addAll(other.steps);
    return new FieldPath(longer);
  }

  /** Whether this is the other path or leads to something inside of it. */
  public boolean isAtOrBelow(FieldPath other) {
    return steps.size() >= other.steps.size()
        && steps.subList(0, other.steps.size()).equals(other.steps);
  }

  private FieldPath with(Step step) {
    List<Step> longer = new ArrayList<>(steps);
    longer.add(step);
    return new FieldPath(longer);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Step step : steps) {
      if (step instanceof Index index) {
        text.append('[').append(index.number()).append(']');
      } else if (step instanceof Key key && PLAIN.matcher(key.name()).matches()) {
        text.append(text.isEmpty() ? "" : ".").append(key.name());
      } else if (step instanceof Key key) {
        // a label such as pool.example/kind has dots of its own
        text.append("[\"").append(key.name()).append("\"]");
      }
    }
    return text.toString();
  }
}
