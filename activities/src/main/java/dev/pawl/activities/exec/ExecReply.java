package dev.pawl.activities.exec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

/** What a command printed, read: <code>{}</code> or <code>{"message": "…"}</code>. */
sealed interface ExecReply {

  /**
   * @param message one line of at most 500 characters; null where it said none
   */
  record Said(String message) implements ExecReply {}

  /**
   * @param problem what is wrong with it, without a word of the output itself
   */
  record Unreadable(String problem) implements ExecReply {}

  int MOST_CHARACTERS = 500;

  ObjectReader READER =
      new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /**
   * @param stdout what was printed, or its beginning
   * @param whole whether that is all of it
   */
  static ExecReply read(String stdout, boolean whole) {
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
    boolean onlyMessage = document.isEmpty() || (document.size() == 1 && message.isTextual());
    return onlyMessage
        ? new Said(message.isTextual() ? line(message.asText()) : null)
        : new Unreadable("its stdout is a JSON object with more or other than a text 'message'");
  }

  private static String line(String message) {
    String one = message.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    int end = Math.min(one.length(), MOST_CHARACTERS);
    boolean splits = end < one.length() && Character.isHighSurrogate(one.charAt(end - 1));
    String cut = one.substring(0, splits ? end - 1 : end);
    return cut.isEmpty() ? null : cut;
  }
}
