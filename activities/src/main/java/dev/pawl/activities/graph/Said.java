package dev.pawl.activities.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** What others said, fit for a sentence: one line, and short. */
final class Said {

  private static final int MOST = 300;

  private Said() {}

  /** An error's kind and words. */
  static String by(Throwable error) {
    Throwable root = error;
    while (root.getMessage() == null && root.getCause() != null) {
      root = root.getCause();
    }
    String kind = root.getClass().getSimpleName().replace("Exception", "");
    return root.getMessage() == null ? kind : line(kind + ": " + root.getMessage());
  }

  /** An update service's error, {@code {kind, value}}; empty where it is none. */
  static String by(LimitedBody.Content content) {
    JsonNode error;
    try {
      error = new ObjectMapper().readTree(content.bytes());
    } catch (IOException e) {
      return "";
    }
    String kind = error.path("kind").asText("");
    String value = error.path("value").asText("");
    return line(kind.isEmpty() || value.isEmpty() ? kind + value : kind + ": " + value);
  }

  private static String line(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= MOST ? line : line.substring(0, MOST) + "…";
  }
}
