package dev.pawl.planner.predict;

import java.time.Duration;

/**
 * A length of time, and between what it may well lie. In seconds.
 *
 * @param low no more than {@code seconds}; equal to it where nothing is known of a spread
 * @param seconds the one number to be shown
 * @param high no less than {@code seconds}
 */
public record Span(double low, double seconds, double high) {

  /** No time at all. */
  public static final Span ZERO = exactly(0);

  private static final double MILLIS = 1000;

  /**
   * @throws IllegalArgumentException where the three are not in order, or not zero or more
   */
  public Span {
    boolean ordered = 0 <= low && low <= seconds && seconds <= high;
    if (!ordered || Double.isInfinite(high)) {
      throw new IllegalArgumentException(
          "not a span of seconds: %s, %s, %s".formatted(low, seconds, high));
    }
  }

  /** A length without a spread. */
  public static Span exactly(double seconds) {
    return new Span(seconds, seconds, seconds);
  }

  /** A length without a spread. */
  public static Span exactly(Duration length) {
    return exactly(length.toMillis() / MILLIS);
  }

  /** The first number, and the least and greatest of the three around it. */
  static Span around(double likely, double one, double other) {
    return new Span(
        Math.min(likely, Math.min(one, other)), likely, Math.max(likely, Math.max(one, other)));
  }

  /** One after the other. */
  public Span plus(Span next) {
    return new Span(low + next.low, seconds + next.seconds, high + next.high);
  }

  /** Side by side: the longer counts. */
  public Span longer(Span other) {
    return new Span(
        Math.max(low, other.low), Math.max(seconds, other.seconds), Math.max(high, other.high));
  }

  /** The same without a part of it; nothing is left where the part is longer. */
  Span less(double part) {
    return new Span(Math.max(0, low - part), Math.max(0, seconds - part), Math.max(0, high - part));
  }

  /** Whether low and high say more than the number alone. */
  public boolean spreads() {
    return low < high;
  }

  long millis(Edge edge) {
    double length =
        switch (edge) {
          case LOW -> low;
          case LIKELY -> seconds;
          case HIGH -> high;
        };
    return Math.round(length * MILLIS);
  }
}
