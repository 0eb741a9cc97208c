package dev.pawl.activities.exec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pawl.planner.spec.ExecAction;
import dev.pawl.planner.undo.EtcdSnapshot;
import java.util.List;

/**
 * What a command printed, read: <code>{}</code> or <code>{"message": "…"}</code>, and of a snapshot
 * <code>{"snapshot": {…}}</code> with what etcdutl says of it.
 */
public sealed interface ExecReply {

  /**
   * @param message one line of at most 500 characters; null where it said none
   * @param snapshot null where it said none
   */
  record Said(String message, EtcdSnapshot snapshot) implements ExecReply {}

  /**
   * @param problem what is wrong with it, without a word of the output itself
   */
  record Unreadable(String problem) implements ExecReply {}

  int MOST_CHARACTERS = 500;

  String SNAPSHOT = "snapshot";

  ObjectReader READER =
      new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /**
   * @param stdout what was printed, or its beginning
   * @param whole whether that is all of it
   * @param action what it was to do: only a snapshot may be spoken of
   */
  static ExecReply read(String stdout, boolean whole, ExecAction action) {
    if (stdout.isBlank()) {
      return new Unreadable("it printed nothing on stdout");
    }
    if (!whole) {
      return new Unreadable("it printed far more than one JSON document on stdout");
    }
    JsonNode document;
    try {
      document = READER.readTree(stdout);
    } catch (JsonProcessingException e) {
      return new Unreadable("its stdout is not one JSON document");
    }
    if (!document.isObject()) {
      return new Unreadable("its stdout is JSON, but no object");
    }
    JsonNode message = document.path("message");
    JsonNode snapshot =
        action == ExecAction.SNAPSHOT ? document.path(SNAPSHOT) : MissingNode.getInstance();
    int known = (message.isTextual() ? 1 : 0) + (snapshot.isObject() ? 1 : 0);
    if (document.size() != known) {
      String also = action == ExecAction.SNAPSHOT ? " and an object 'snapshot'" : "";
      return new Unreadable(
          "its stdout is a JSON object with more or other than a text 'message'" + also);
    }
    for (String number : List.of("hash", "revision", "totalKey", "totalSize")) {
      JsonNode value = snapshot.path(number);
      if (!value.isMissingNode() && !(value.isIntegralNumber() && value.canConvertToLong())) {
        return new Unreadable("the '%s' of its 'snapshot' is no whole number".formatted(number));
      }
    }
    return new Said(
        message.isTextual() ? line(message.asText()) : null,
        snapshot.isObject() ? snapshot(snapshot) : null);
  }

  private static EtcdSnapshot snapshot(JsonNode said) {
    return new EtcdSnapshot(
        said.path("hash").asLong(),
        said.path("revision").asLong(),
        said.path("totalKey").asLong(),
        said.path("totalSize").asLong(),
        line(said.path("version").asText()));
  }

  private static String line(String message) {
    String one = message.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    int end = Math.min(one.length(), MOST_CHARACTERS);
    boolean splits = end < one.length() && Character.isHighSurrogate(one.charAt(end - 1));
    String cut = one.substring(0, splits ? end - 1 : end);
    return cut.isEmpty() ? null : cut;
  }
}
