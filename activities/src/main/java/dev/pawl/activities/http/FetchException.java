package dev.pawl.activities.http;

/** An address is refused, or nothing came from it; the message is for a person, without secrets. */
public final class FetchException extends Exception {

  private static final long serialVersionUID = 1;

  private final boolean passing;

  private FetchException(String message, boolean passing) {
    super(message);
    this.passing = passing;
  }

  /** It stays so until somebody changes something. */
  static FetchException lasting(String message) {
    return new FetchException(message, false);
  }

  /** It may be gone at the next try. */
  static FetchException passing(String message) {
    return new FetchException(message, true);
  }

  /** Whether asking again may help, as after a timeout. */
  public boolean isPassing() {
    return passing;
  }
}
