package dev.pawl.activities.step;

/** Where activities get their pulse from; a fake in tests. */
@FunctionalInterface
public interface Pulses {

  /**
   * Opens the pulse of the activity that runs on this thread.
   *
   * @param step its name for people and for {@code retry}, such as {@code drain/ip-10-0-3-7}
   */
  Pulse open(String step);
}
