package dev.pawl.testbed;

/** The servers cannot be used here. The message says why and what to do about it. */
public final class TestbedUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TestbedUnavailable(String reason) {
    super(reason);
  }
}
