package dev.pawl.planner.graph;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.pawl.planner.spec.text.FieldPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads an update graph in the JSON of Cincinnati, the update service of OpenShift (S2.1; its
 * {@code docs/design/cincinnati.md}, and for conditional edges the enhancement "targeted update
 * edge blocking"). Strict where a mistake would change a path: types, indexes, versions, cycles.
 * Fields it does not know are passed over, since the format belongs to others.
 *
 * <p>The text is streamed once, so that a big one that is no graph costs little.
 */
public final class GraphReader {

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int MOST_LETTERS = 300;

  private final JsonFactory format =
      new JsonFactoryBuilder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /**
   * @throws GraphException with what is wrong
   */
  public UpgradeGraph read(String json) {
    boolean marked = !json.isEmpty() && json.charAt(0) == BYTE_ORDER_MARK;
    return read((marked ? json.substring(1) : json).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param json in UTF-8, UTF-16 or UTF-32, as the standard has it
   * @throws GraphException with what is wrong
   */
  public UpgradeGraph read(byte[] json) {
    GraphProblems problems = new GraphProblems();
    RawGraph raw;
    try (JsonParser parser = format.createParser(json)) {
      raw = read(new JsonCursor(parser, problems), problems);
    } catch (JsonProcessingException e) {
      throw problems.stop(FieldPath.root(), syntax(e));
    } catch (IOException e) {
      // Jackson's words for bytes that are no characters
      throw problems.stop(FieldPath.root(), "this is not JSON: " + cut(e.getMessage()));
    }
    return new GraphAssembler(raw, problems).assemble();
  }

  private static RawGraph read(JsonCursor cursor, GraphProblems problems) throws IOException {
    if (!cursor.begin()) {
      throw problems.stop(FieldPath.root(), "the graph is empty; expected a JSON object");
    }
    if (!cursor.isObject("an update graph, which is a JSON object")) {
      problems.throwIfAny();
    }
    RawGraph raw = new DocumentReader(cursor, problems).read();
    if (!cursor.isAtEnd()) {
      throw problems.stop(FieldPath.root(), "more text follows after the graph's end");
    }
    return raw;
  }

  private static String syntax(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    String place =
        at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    return "this is not JSON%s: %s".formatted(place, cut(e.getOriginalMessage()));
  }

  private static String cut(String text) {
    String line = String.valueOf(text).replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= MOST_LETTERS ? line : line.substring(0, MOST_LETTERS) + "…";
  }
}
