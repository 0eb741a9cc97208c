package dev.pawl.planner.predict;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What happens when, in milliseconds from the beginning; of one instant, in the order foreseen. */
final class Timeline {

  private record Event(long at, long number, Runnable happens) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
  private long now;
  private long foreseen;

  long now() {
    return now;
  }

  void after(long millis, Runnable happens) {
    events.add(new Event(now + millis, foreseen++, happens));
  }

  /**
   * Until nothing is left to happen.
   *
   * @param react is run after each instant, when all that belongs to it has happened: whoever looks
   *     then sees the whole of it
   */
  void run(Runnable react) {
    react.run();
    while (!events.isEmpty()) {
      now = events.element().at();
      while (!events.isEmpty() && events.element().at() == now) {
        events.remove().happens().run();
      }
      react.run();
    }
  }
}
