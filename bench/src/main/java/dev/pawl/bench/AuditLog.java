package dev.pawl.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Requests as the apiserver saw them. */
final class AuditLog {

  private AuditLog() {}

  /**
   * Counts one client's requests, by verb and resource. Discovery and health are not in the log.
   *
   * @param userAgent its beginning
   * @param from requests that were received earlier do not count
   */
  static Map<String, Integer> requests(Path log, String userAgent, Instant from) {
    ObjectMapper json = new ObjectMapper();
    Map<String, Integer> counts = new TreeMap<>();
    Set<String> seen = new HashSet<>();
    try (BufferedReader lines = Files.newBufferedReader(log)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode entry = json.readTree(line);
        // A watch has two entries, at its begin and at its end.
        if (entry.path("userAgent").asText().startsWith(userAgent)
            && !Instant.parse(entry.path("requestReceivedTimestamp").asText()).isBefore(from)
            && seen.add(entry.path("auditID").asText())) {
          counts.merge(what(entry), 1, Integer::sum);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return counts;
  }

  private static String what(JsonNode entry) {
    JsonNode object = entry.path("objectRef");
    String sub = object.path("subresource").asText();
    return entry.path("verb").asText()
        + " "
        + object.path("resource").asText(entry.path("requestURI").asText())
        + (sub.isEmpty() ? "" : "/" + sub);
  }
}
