package dev.pawl.activities.gate;

/** What a query comes to. */
public sealed interface Measurement {

  /** One number, not NaN. */
  record Value(double number) implements Measurement {}

  /**
   * An answer without a number: no data, or NaN.
   *
   * @param why in a few words
   */
  record NoData(String why) implements Measurement {}

  /**
   * No answer to the question: the server is away or refuses, or the query is none that gives one
   * number.
   *
   * @param why in a few words, without anything that lets one in
   */
  record NoAnswer(String why) implements Measurement {}
}
