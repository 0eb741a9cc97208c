package dev.pawl.worker;

/** Temporal cannot be used; the message says where it was looked for and how to say otherwise. */
public final class TemporalUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1;

  TemporalUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
