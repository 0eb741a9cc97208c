package dev.pawl.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.simulator.store.ApiError;
import dev.pawl.simulator.store.Trees;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One HTTP answer with a body of known length. */
final class Reply {
  private final int code;
  private final String contentType;
  private final Map<String, String> headers;
  private final byte[] body;

  private Reply(int code, String contentType, Map<String, String> headers, byte[] body) {
    this.code = code;
    this.contentType = contentType;
    this.headers = headers;
    this.body = body;
  }

  int code() {
    return code;
  }

  String contentType() {
    return contentType;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  static Reply json(int code, byte[] body) {
    return new Reply(code, "application/json", Map.of(), body);
  }

  static Reply json(int code, JsonNode body) {
    return json(code, Trees.bytes(body));
  }

  static Reply text(int code, String body) {
    return new Reply(code, "text/plain", Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  static Reply of(ApiError error) {
    Map<String, String> headers =
        error.retryAfterSeconds() > 0
            ? Map.of("Retry-After", Integer.toString(error.retryAfterSeconds()))
            : Map.of();
    return new Reply(error.code(), "application/json", headers, Trees.bytes(error.status()));
  }

  /** What API Priority and Fairness answers: no Status, no cause. */
  static Reply throttled() {
    byte[] body = "Too many requests, please try again later.\n".getBytes(StandardCharsets.UTF_8);
    return new Reply(429, "text/plain", Map.of("Retry-After", "1"), body);
  }
}
