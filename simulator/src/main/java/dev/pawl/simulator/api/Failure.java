package dev.pawl.simulator.api;

/** How a request fails on demand. */
public sealed interface Failure {

  /**
   * An answer with a Status object.
   *
   * @param code HTTP status, 4xx or 5xx
   */
  record Status(int code, String reason, String message) implements Failure {}

  /** 429 by API Priority and Fairness: plain text, Retry-After 1, no cause. */
  record Throttled() implements Failure {}

  /** The connection is closed before the request is carried out. */
  record CutBefore() implements Failure {}

  /** The request is carried out, but its answer is lost. */
  record CutAfter() implements Failure {}

  /** 500 InternalError. */
  static Failure internalError() {
    return new Status(500, "InternalError", "Internal error occurred: injected fault");
  }

  /** 503 ServiceUnavailable. */
  static Failure unavailable() {
    return new Status(
        503, "ServiceUnavailable", "the server is currently unable to handle the request");
  }

  static Failure throttled() {
    return new Throttled();
  }

  static Failure cutBefore() {
    return new CutBefore();
  }

  static Failure cutAfter() {
    return new CutAfter();
  }
}
