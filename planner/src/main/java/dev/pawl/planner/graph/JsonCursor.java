package dev.pawl.planner.graph;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import dev.pawl.planner.spec.text.FieldPath;
import dev.pawl.planner.version.KubeVersion;
import java.io.IOException;

/**
 * A place in a JSON text that moves on value by value and knows its path. A value of the wrong type
 * is noted as a problem and passed over.
 */
final class JsonCursor {

  private final JsonParser parser;
  private final GraphProblems problems;

  /**
   * @param parser that has not begun yet
   */
  JsonCursor(JsonParser parser, GraphProblems problems) {
    this.parser = parser;
    this.problems = problems;
  }

  /** To the text's one value; false where there is none. */
  boolean begin() throws IOException {
    return parser.nextToken() != null;
  }

  /** Whether nothing follows the text's one value. */
  boolean isAtEnd() throws IOException {
    return parser.nextToken() == null;
  }

  /** Whether the value is an object, of which {@link #field} gives the first field next. */
  boolean isObject(String expected) throws IOException {
    return isA(JsonToken.START_OBJECT, expected);
  }

  /** Whether the value is a list, of which {@link #item} goes to the first item next. */
  boolean isList(String expected) throws IOException {
    return isA(JsonToken.START_ARRAY, expected);
  }

  /** To the next field that is not null, or to the end of the object, where it is null. */
  String field() throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      if (parser.nextToken() != JsonToken.VALUE_NULL) {
        return name;
      }
    }
    return null;
  }

  /** To the next item, or to the end of the list. */
  boolean item() throws IOException {
    return parser.nextToken() != JsonToken.END_ARRAY;
  }

  /** The value where it is text, else null. */
  String text(String expected) throws IOException {
    return isA(JsonToken.VALUE_STRING, expected) ? parser.getText() : null;
  }

  /** The value where it is a whole number in Java's int, else null. */
  Integer wholeNumber(String expected) throws IOException {
    if (!isA(JsonToken.VALUE_NUMBER_INT, expected)) {
      return null;
    }
    if (parser.getNumberType() != JsonParser.NumberType.INT) {
      problem("expected %s, got %s".formatted(expected, Shown.quoted(parser.getText())));
      return null;
    }
    return parser.getIntValue();
  }

  /** The value where it is the text of a version, else null. */
  KubeVersion version() throws IOException {
    String text = text("a version as text, such as \"1.36.3\"");
    try {
      return text == null ? null : KubeVersion.parse(text);
    } catch (IllegalArgumentException e) {
      problem(
          Shown.quoted(text) + " is not a version: expected MAJOR.MINOR.PATCH, such as \"1.36.3\"");
      return null;
    }
  }

  /** Past everything inside of the value. */
  void skip() throws IOException {
    parser.skipChildren();
  }

  /** Notes a problem with the value; after its end, with the whole of it. */
  void problem(String message) {
    problems.add(path(), message);
  }

  FieldPath path() {
    return path(parser.getParsingContext());
  }

  private static FieldPath path(JsonStreamContext context) {
    if (context.inRoot()) {
      return FieldPath.root();
    }
    FieldPath above = path(context.getParent());
    if (!context.hasPathSegment()) {
      return above;
    }
    return context.inArray()
        ? above.item(context.getCurrentIndex())
        : above.field(context.getCurrentName());
  }

  private boolean isA(JsonToken token, String expected) throws IOException {
    if (parser.currentToken() == token) {
      return true;
    }
    problem("expected %s, got %s".formatted(expected, kind(parser.currentToken())));
    skip();
    return false;
  }

  private static String kind(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "text";
      case VALUE_NUMBER_INT -> "a number";
      case VALUE_NUMBER_FLOAT -> "a number with a fraction";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      case VALUE_NULL -> "nothing";
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("no value begins with " + token);
    };
  }
}
