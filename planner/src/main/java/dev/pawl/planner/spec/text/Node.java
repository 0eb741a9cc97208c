package dev.pawl.planner.spec.text;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value as it was written, and where. Scalars keep the letters of the text: {@code 1.30} stays
 * {@code 1.30}, whatever type YAML would give it.
 */
public sealed interface Node {

  /** Of a scalar: where it begins. Of a mapping or list: where its key begins, if it has one. */
  Position position();

  /** What it is, for a sentence such as "expected a list, got …". Never its content. */
  String kind();

  /** The value one step further down, or null. */
  Node child(FieldPath.Step step);

  /** Named values, in the order written. */
  record Mapping(Position position, Map<String, Node> fields) implements Node {

    public Mapping {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    @Override
    public String kind() {
      return "a mapping";
    }

    @Override
    public Node child(FieldPath.Step step) {
      return step instanceof FieldPath.Key key ? fields.get(key.name()) : null;
    }
  }

  /** Values one after another. */
  record Sequence(Position position, List<Node> items) implements Node {

    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }

    @Override
    public Node child(FieldPath.Step step) {
      return step instanceof FieldPath.Index index && index.number() < items.size()
          ? items.get(index.number())
          : null;
    }
  }

  /** A single value. */
  record Scalar(Position position, ScalarKind scalarKind, String text) implements Node {

    /** Enough to recognise what was written; a mistake can be a whole certificate. */
    private static final int SHOWN = 60;

    @Override
    public String kind() {
      return switch (scalarKind) {
        case TEXT -> "text";
        case NUMBER -> "a number";
        case BOOLEAN -> "true or false";
        case NOTHING -> "nothing";
      };
    }

    /** The value itself, quoted where it is text. */
    public String shown() {
      String cut = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
      return switch (scalarKind) {
        case TEXT -> '"' + cut.replace("\n", "\\n") + '"';
        case NUMBER, BOOLEAN -> cut;
        case NOTHING -> "nothing";
      };
    }

    @Override
    public Node child(FieldPath.Step step) {
      return null;
    }
  }

  /** What YAML or JSON takes a scalar for. */
  enum ScalarKind {
    TEXT,
    NUMBER,
    BOOLEAN,
    NOTHING
  }

  /** Whether there is no value: {@code null}, or nothing behind the colon. */
  default boolean isNothing() {
    return this instanceof Scalar scalar && scalar.scalarKind() == ScalarKind.NOTHING;
  }
}
