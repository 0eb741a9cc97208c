package dev.pawl.testbed;

/** A server did not do what was asked of it: it did not start, answer or end in time. */
public final class TestbedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TestbedException(String message) {
    super(message);
  }

  TestbedException(String message, Throwable cause) {
    super(message, cause);
  }
}
