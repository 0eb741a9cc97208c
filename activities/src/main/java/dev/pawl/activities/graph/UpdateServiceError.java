package dev.pawl.activities.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.activities.http.LimitedBody;
import dev.pawl.activities.http.Said;
import java.io.IOException;

/** An update service's error, {@code {kind, value}} (OpenShift's Cincinnati). */
final class UpdateServiceError {

  private UpdateServiceError() {}

  /** Its words in a line; empty where it is none. */
  static String in(LimitedBody.Content content) {
    JsonNode error;
    try {
      error = new ObjectMapper().readTree(content.bytes());
    } catch (IOException e) {
      return "";
    }
    String kind = error.path("kind").asText("");
    String value = error.path("value").asText("");
    return Said.line(kind.isEmpty() || value.isEmpty() ? kind + value : kind + ": " + value);
  }
}
