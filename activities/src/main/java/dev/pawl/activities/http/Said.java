package dev.pawl.activities.http;

/** What others said, fit for a sentence: one line, and short. */
public final class Said {

  private static final int MOST = 300;

  private Said() {}

  /** The kind and words of the first in the chain of causes that has words; else its own kind. */
  public static String by(Throwable error) {
    for (Throwable at = error; at != null; at = at.getCause()) {
      if (at.getMessage() != null) {
        return line(kind(at) + ": " + at.getMessage());
      }
    }
    return kind(error);
  }

  private static String kind(Throwable error) {
    return error.getClass().getSimpleName().replace("Exception", "");
  }

  /** As much of it as a sentence can hold. */
  public static String line(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= MOST ? line : line.substring(0, MOST) + "…";
  }
}
