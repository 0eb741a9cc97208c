package dev.pawl.planner.spec.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text to a tree of {@link Node}s: one YAML or JSON document, no duplicate keys, no aliases. The
 * tokens are streamed once.
 */
public final class TreeReader {

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final Pattern MARK =
      Pattern.compile("^ in '[^']*', line (\\d{1,9}), column (\\d{1,9})", Pattern.MULTILINE);

  private final JsonFactory yaml = new YAMLFactory();
  private final JsonFactory json = new JsonFactory();

  /**
   * @throws TextProblemException where the text is not exactly one document
   */
  public Node read(String text) throws TextProblemException {
    String body = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    if (body.stripLeading().startsWith("{")) {
      // The YAML parser reads JSON too, but not JSON that is indented with tabs.
      try {
        return read(json, body);
      } catch (JsonProcessingException notJson) {
        // a flow mapping of YAML begins with { as well: the YAML parser has the last word
      }
    }
    try {
      return read(yaml, body);
    } catch (JsonProcessingException e) {
      throw syntax(e);
    }
  }

  private static Node read(JsonFactory format, String text)
      throws TextProblemException, JsonProcessingException {
    try (JsonParser parser = format.createParser(text)) {
      List<Node> documents = new ArrayList<>();
      while (parser.nextToken() != null) {
        Node document = value(parser, position(parser), FieldPath.root());
        if (!document.isNothing()) {
          documents.add(document);
        }
      }
      if (documents.isEmpty()) {
        throw new TextProblemException(Position.START, "", "the file is empty", "");
      }
      if (documents.size() > 1) {
        throw new TextProblemException(
            documents.get(1).position(),
            "",
            "a second document begins here, expected one document",
            "write one file for each upgrade");
      }
      return documents.get(0);
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException("reading from a string", e);
    }
  }

  private static Node value(JsonParser parser, Position position, FieldPath path)
      throws IOException, TextProblemException {
    if (parser instanceof YAMLParser yamlParser && yamlParser.isCurrentAlias()) {
      throw new TextProblemException(
          position,
          path.toString(),
          "an alias (*" + parser.getText() + ") is not supported",
          "write the value out");
    }
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> mapping(parser, position, path);
      case START_ARRAY -> sequence(parser, position, path);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(parser, position, Node.ScalarKind.NUMBER);
      case VALUE_TRUE, VALUE_FALSE -> scalar(parser, position, Node.ScalarKind.BOOLEAN);
      case VALUE_NULL -> scalar(parser, position, Node.ScalarKind.NOTHING);
      case VALUE_STRING, VALUE_EMBEDDED_OBJECT -> scalar(parser, position, Node.ScalarKind.TEXT);
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME ->
          throw new IllegalStateException("no value begins with " + token);
    };
  }

  private static Node scalar(JsonParser parser, Position position, Node.ScalarKind kind)
      throws IOException {
    return new Node.Scalar(position, kind, parser.getText());
  }

  private static Node mapping(JsonParser parser, Position position, FieldPath path)
      throws IOException, TextProblemException {
    Map<String, Node> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      Position at = position(parser);
      FieldPath field = path.field(name);
      if (name.equals("<<")) {
        throw new TextProblemException(
            at, path.toString(), "a merge key (<<) is not supported", "write the fields out");
      }
      if (fields.containsKey(name)) {
        throw new TextProblemException(
            at, field.toString(), "written twice in the same mapping", "keep one of them");
      }
      parser.nextToken();
      fields.put(name, value(parser, isContainer(parser) ? at : position(parser), field));
    }
    return new Node.Mapping(position, fields);
  }

  private static Node sequence(JsonParser parser, Position position, FieldPath path)
      throws IOException, TextProblemException {
    List<Node> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser, position(parser), path.item(items.size())));
    }
    return new Node.Sequence(position, items);
  }

  private static boolean isContainer(JsonParser parser) {
    return parser.currentToken().isStructStart();
  }

  private static Position position(JsonParser parser) {
    return position(parser.currentTokenLocation());
  }

  private static Position position(JsonLocation at) {
    return new Position(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
  }

  /**
   * Only the sentences of the parser: the lines it quotes may hold what must not be shown. They are
   * indented; so is each place it names, of which the last is that of the problem itself.
   */
  private static TextProblemException syntax(JsonProcessingException e) {
    Position at = e.getLocation() == null ? Position.START : position(e.getLocation());
    Matcher mark = MARK.matcher(e.getOriginalMessage());
    while (mark.find()) {
      at = new Position(Integer.parseInt(mark.group(1)), Integer.parseInt(mark.group(2)));
    }
    if (e.getOriginalMessage().contains("\\t(TAB)")) {
      return new TextProblemException(at, "", "a tab cannot indent YAML", "indent with spaces");
    }
    String sentences =
        e.getOriginalMessage()
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith(" "))
            .collect(Collectors.joining(", "));
    return new TextProblemException(at, "", "this is not YAML: " + sentences, "");
  }
}
