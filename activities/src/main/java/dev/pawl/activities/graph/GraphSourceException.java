package dev.pawl.activities.graph;

/** A graph cannot be had; the message is a sentence for a person, without anything secret. */
public final class GraphSourceException extends Exception {

  private static final long serialVersionUID = 1;

  private final boolean passing;

  private GraphSourceException(String message, boolean passing, Throwable cause) {
    super(message, cause);
    this.passing = passing;
  }

  /** It stays so until somebody changes something. */
  static GraphSourceException lasting(String message) {
    return new GraphSourceException(message, false, null);
  }

  /** It stays so until somebody changes something. */
  static GraphSourceException lasting(String message, Throwable cause) {
    return new GraphSourceException(message, false, cause);
  }

  /**
   * @param passing whether it may be gone at the next try
   */
  static GraphSourceException of(String message, boolean passing) {
    return new GraphSourceException(message, passing, null);
  }

  /** Whether asking again may help, as after a timeout. */
  public boolean isPassing() {
    return passing;
  }
}
