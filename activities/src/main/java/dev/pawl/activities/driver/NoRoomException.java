package dev.pawl.activities.driver;

/**
 * A machine cannot be made now for lack of room: a quota is used up, the provider has no more of
 * them. Asking again later is all that is needed; the message is the provider's own words.
 */
public final class NoRoomException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NoRoomException(String words, Throwable cause) {
    super(words, cause);
  }
}
