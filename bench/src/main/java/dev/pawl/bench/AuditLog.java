package dev.pawl.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Requests as the apiserver saw them. */
final class AuditLog {

  private static final Set<String> WRITES =
      Set.of("create", "update", "patch", "delete", "deletecollection");

  /**
   * One request.
   *
   * @param what verb and resource, such as {@code create pods/eviction}
   * @param name of the object; empty for lists
   * @param code of the answer; 0 where it is not known
   */
  record Request(
      String userAgent, String what, String name, int code, Instant received, Instant answered) {

    /** Whether it changes something. */
    boolean writes() {
      return WRITES.contains(what.substring(0, what.indexOf(' ')));
    }

    boolean accepted() {
      return code / 100 == 2;
    }
  }

  private AuditLog() {}

  /** All from an instant on, as they were received. Discovery and health are not in the log. */
  static List<Request> requests(Path log, Instant from) {
    ObjectMapper json = new ObjectMapper();
    List<Request> requests = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    try (BufferedReader lines = Files.newBufferedReader(log)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode entry = json.readTree(line);
        // A watch has two entries, at its begin and at its end.
        Request request = request(entry);
        if (!request.received().isBefore(from) && seen.add(entry.path("auditID").asText())) {
          requests.add(request);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    requests.sort(Comparator.comparing(Request::received));
    return requests;
  }

  /** Counts one client's requests, by verb and resource. */
  static Map<String, Integer> count(List<Request> requests, String userAgent) {
    Map<String, Integer> counts = new TreeMap<>();
    requests.stream()
        .filter(r -> r.userAgent().startsWith(userAgent))
        .forEach(r -> counts.merge(r.what(), 1, Integer::sum));
    return counts;
  }

  private static Request request(JsonNode entry) {
    JsonNode object = entry.path("objectRef");
    String sub = object.path("subresource").asText();
    Instant received = Instant.parse(entry.path("requestReceivedTimestamp").asText());
    return new Request(
        entry.path("userAgent").asText(),
        entry.path("verb").asText()
            + " "
            + object.path("resource").asText(entry.path("requestURI").asText())
            + (sub.isEmpty() ? "" : "/" + sub),
        object.path("name").asText(),
        entry.at("/responseStatus/code").asInt(),
        received,
        entry.hasNonNull("stageTimestamp")
            ? Instant.parse(entry.path("stageTimestamp").asText())
            : received);
  }
}
