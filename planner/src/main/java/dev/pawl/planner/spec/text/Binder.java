package dev.pawl.planner.spec.text;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tree to records, strictly: unknown fields, wrong types and missing fields are problems, and
 * nothing is converted. It goes on after a problem, with null in its place, so that a person learns
 * of all of them at once (Jackson's databind would stop at the first).
 *
 * <p>A document is a record whose components carry {@link Field} or {@link NotYet}; components are
 * records, enums, scalars, {@code List} of these, or {@code Map<String, String>}. A field with
 * nothing behind its colon counts as not written, as everywhere in Kubernetes.
 */
public final class Binder {

  private final ScalarTypes scalars;
  private final Problems problems;

  public Binder(ScalarTypes scalars, Problems problems) {
    this.scalars = scalars;
    this.problems = problems;
  }

  /** The document, or null where the node is no mapping; what is wrong goes to the problems. */
  public <T extends Record> T bind(Class<T> type, Node node) {
    return type.cast(record(type, node, FieldPath.root()));
  }

  private Object record(Class<?> type, Node node, FieldPath path) {
    if (!(node instanceof Node.Mapping mapping)) {
      problems.add(path, "expected a mapping, got " + node.kind(), "");
      return null;
    }
    RecordComponent[] components = type.getRecordComponents();
    Set<String> excused = refuseUnknown(mapping, Arrays.asList(components), path);
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      RecordComponent component = components[i];
      Node written = mapping.fields().get(component.getName());
      Field field = component.getAnnotation(Field.class);
      if (field == null) {
        continue;
      }
      FieldPath at = path.field(component.getName());
      if (written != null && !written.isNothing()) {
        values[i] = value(component.getGenericType(), field, written, at);
        if (values[i] instanceof String text && text.isBlank()) {
          problems.add(at, "must not be empty", "");
        }
      } else if (!field.require().isEmpty() && !excused.contains(component.getName())) {
        problems.add(
            at,
            "required, but " + (written == null ? "missing" : "nothing is written"),
            "write `" + component.getName() + ": " + field.require() + "`");
      }
    }
    return construct(type, components, values);
  }

  /**
   * @return the fields whose absence is explained by what was written in their place
   */
  private Set<String> refuseUnknown(
      Node.Mapping mapping, List<RecordComponent> components, FieldPath path) {
    Map<String, RecordComponent> byName = new LinkedHashMap<>();
    components.forEach(c -> byName.put(c.getName(), c));
    List<String> known =
        components.stream()
            .filter(c -> c.isAnnotationPresent(Field.class))
            .map(RecordComponent::getName)
            .toList();
    Set<String> excused = new LinkedHashSet<>();
    mapping
        .fields()
        .forEach(
            (name, value) -> {
              RecordComponent component = byName.get(name);
              if (component == null) {
                var meant =
                    Nearest.to(name, byName.keySet())
                        .filter(nearest -> !mapping.fields().containsKey(nearest));
                meant.ifPresent(excused::add);
                problems.add(
                    path.field(name),
                    "unknown field",
                    meant.map(m -> "did you mean " + m + "? Known here: ").orElse("known here: ")
                        + String.join(", ", known));
              } else if (component.isAnnotationPresent(NotYet.class) && !value.isNothing()) {
                problems.add(
                    path.field(name),
                    "not supported yet",
                    component.getAnnotation(NotYet.class).value());
                // it may have been written instead of one that is required
                excused.addAll(known);
              }
            });
    return excused;
  }

  private Object value(Type type, Field field, Node node, FieldPath path) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return generic.getRawType() == Map.class
          ? texts(node, path)
          : list(arguments[0], field, node, path);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord() && scalars.of(plain).isEmpty()) {
      return record(plain, node, path);
    }
    return plain.isEnum() ? choice(plain, field, node, path) : scalar(plain, field, node, path);
  }

  private List<Object> list(Type itemType, Field field, Node node, FieldPath path) {
    if (!(node instanceof Node.Sequence sequence)) {
      problems.add(path, "expected a list, got " + node.kind(), "write each item as `- item`");
      return null;
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      Node item = sequence.items().get(i);
      // nulls stay: the n-th value is the n-th item of the text
      values.add(value(itemType, field, item, path.item(i)));
    }
    return Collections.unmodifiableList(values);
  }

  private Map<String, String> texts(Node node, FieldPath path) {
    if (!(node instanceof Node.Mapping mapping)) {
      problems.add(path, "expected a mapping, got " + node.kind(), "write `key: value`");
      return null;
    }
    Map<String, String> values = new LinkedHashMap<>();
    ScalarType<?> text = scalars.of(String.class).orElseThrow();
    mapping
        .fields()
        .forEach((key, item) -> values.put(key, (String) parsed(text, item, path.field(key))));
    return Collections.unmodifiableMap(values);
  }

  private Object choice(Class<?> type, Field field, Node node, FieldPath path) {
    Map<String, Enum<?>> words = Words.of(type);
    String expected = Words.oneOf(List.copyOf(words.keySet()));
    if (!(node instanceof Node.Scalar scalar)) {
      problems.add(path, "expected " + expected + ", got " + node.kind(), "");
      return null;
    }
    if (scalar.scalarKind() == Node.ScalarKind.TEXT) {
      Enum<?> value = words.get(scalar.text());
      if (value != null) {
        return value;
      }
      if (List.of(field.later()).contains(scalar.text())) {
        problems.add(path, scalar.text() + " is not supported yet", "write " + expected);
        return null;
      }
    }
    problems.add(path, "expected " + expected + ", got " + scalar.shown(), "");
    return null;
  }

  private Object scalar(Class<?> plain, Field field, Node node, FieldPath path) {
    ScalarType<?> type =
        scalars.of(plain).orElseThrow(() -> new IllegalStateException("no scalar: " + plain));
    Object value = parsed(type, node, path);
    if (value == null) {
      return null;
    }
    if (!field.only().isEmpty() && !field.only().equals(value)) {
      problems.add(
          path,
          "expected " + field.only() + ", got " + ((Node.Scalar) node).shown(),
          "write `" + field.only() + "`");
      return null;
    }
    return value;
  }

  private Object parsed(ScalarType<?> type, Node node, FieldPath path) {
    if (!(node instanceof Node.Scalar scalar)) {
      problems.add(path, "expected " + type.expected() + ", got " + node.kind(), "");
      return null;
    }
    if (type.kinds().contains(scalar.scalarKind())) {
      try {
        return type.parse().apply(scalar.text());
      } catch (IllegalArgumentException e) {
        problems.add(path, "expected " + type.expected() + ", got " + scalar.shown(), "");
        return null;
      }
    }
    boolean unquoted = type.type() == String.class && !scalar.isNothing();
    problems.add(
        path,
        "expected " + type.expected() + ", got " + scalar.shown(),
        unquoted ? "write it in quotes: \"" + scalar.text() + "\"" : "");
    return null;
  }

  private static Object construct(Class<?> type, RecordComponent[] components, Object[] values) {
    try {
      Constructor<?> canonical =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      canonical.setAccessible(true);
      return canonical.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a document record only holds values: " + type, e);
    }
  }
}
