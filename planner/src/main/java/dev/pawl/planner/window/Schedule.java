package dev.pawl.planner.window;

import java.time.Instant;
import java.util.List;

/** Which nodes go in which window: what a plan shows before it is started. A prediction. */
public sealed interface Schedule {

  /** In the order of time. */
  List<Stretch> stretches();

  /**
   * All of it will be done.
   *
   * @param ends when the last node is done
   */
  record Complete(List<Stretch> stretches, Instant ends) implements Schedule {
    public Complete {
      stretches = List.copyOf(stretches);
    }
  }

  /**
   * It would come to a halt: no window is left, or none is long enough.
   *
   * @param pool at which it halts
   * @param why a sentence for a person, with the way out
   */
  record Stuck(List<Stretch> stretches, String pool, String why) implements Schedule {
    public Stuck {
      stretches = List.copyOf(stretches);
    }
  }

  /**
   * Pools one after another, each in its windows, from an instant on. Pools that go side by side
   * are scheduled one by one.
   */
  static Schedule of(Windows windows, List<PoolWork> pools, Instant now) {
    return new Scheduler(windows, now).schedule(pools);
  }
}
