package dev.pawl.activities.checks;

/** Something that a check needs could not be read; the message says what and why. */
public final class UnreadableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String wayOut;

  public UnreadableException(String message, String wayOut, Throwable cause) {
    super(message, cause);
    this.wayOut = wayOut;
  }

  /** What makes it readable. */
  public String wayOut() {
    return wayOut;
  }
}
