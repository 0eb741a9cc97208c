package dev.pawl.simulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A refusal, as the Status object that a real apiserver would answer with. */
public final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final transient ObjectNode status;
  private final int retryAfterSeconds;

  private ApiError(int code, ObjectNode status, int retryAfterSeconds) {
    super(Trees.text(status, "message"));
    this.code = code;
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  public int code() {
    return code;
  }

  /** The Status object; do not change it. */
  public ObjectNode status() {
    return status;
  }

  /** The Retry-After header in seconds; 0 for none. */
  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }

  public static ApiError of(int code, String reason, String message) {
    return new ApiError(code, Statuses.failure(code, reason, message), 0);
  }

  public static ApiError notFound(ObjectKey key) {
    String message = "%s \"%s\" not found".formatted(key.type().qualified(), key.name());
    return about(key, 404, "NotFound", message);
  }

  /** For a path that is not served. */
  public static ApiError notServed() {
    return of(404, "NotFound", "the server could not find the requested resource");
  }

  public static ApiError alreadyExists(ObjectKey key) {
    String message = "%s \"%s\" already exists".formatted(key.type().qualified(), key.name());
    return about(key, 409, "AlreadyExists", message);
  }

  public static ApiError stale(ObjectKey key) {
    return conflict(
        key,
        "the object has been modified; please apply your changes to the latest version and try"
            + " again");
  }

  public static ApiError conflict(ObjectKey key, String why) {
    String message =
        "Operation cannot be fulfilled on %s \"%s\": %s"
            .formatted(key.type().qualified(), key.name(), why);
    return about(key, 409, "Conflict", message);
  }

  public static ApiError badRequest(String message) {
    return of(400, "BadRequest", message);
  }

  public static ApiError invalid(ObjectKey key, String message) {
    String kind = key.type().kind();
    String group = key.type().group();
    String qualified = group.isEmpty() ? kind : kind + "." + group;
    return about(
        key, 422, "Invalid", "%s \"%s\" is invalid: %s".formatted(qualified, key.name(), message));
  }

  public static ApiError forbidden(ObjectKey key, String why) {
    String message =
        "%s \"%s\" is forbidden: %s".formatted(key.type().qualified(), key.name(), why);
    return about(key, 403, "Forbidden", message);
  }

  public static ApiError unsupportedMediaType(String message) {
    return of(415, "UnsupportedMediaType", message);
  }

  public static ApiError gone(String message) {
    return of(410, "Expired", message);
  }

  /** A refusal with details about an object. */
  public static ApiError about(ObjectKey key, int code, String reason, String message) {
    ObjectNode status = Statuses.failure(code, reason, message);
    Statuses.details(status, key);
    return new ApiError(code, status, 0);
  }

  /**
   * 429 with a cause, as the Eviction API answers.
   *
   * @param retryAfter seconds for the Retry-After header; 0 leaves it out
   */
  public static ApiError tooManyRequests(
      String message, String cause, String causeMessage, int retryAfter) {
    ObjectNode status = Statuses.failure(429, "TooManyRequests", message);
    if (retryAfter > 0) {
      status.withObject("/details").put("retryAfterSeconds", retryAfter);
    }
    return new ApiError(429, Statuses.cause(status, cause, causeMessage, ""), retryAfter);
  }

  /** This refusal with one more cause; an empty field is left out. */
  public ApiError because(String reason, String message, String field) {
    return new ApiError(
        code, Statuses.cause(status.deepCopy(), reason, message, field), retryAfterSeconds);
  }
}
