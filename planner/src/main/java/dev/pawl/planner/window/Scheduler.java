package dev.pawl.planner.window;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fills windows with nodes: what {@link Schedule#of} does. */
final class Scheduler {

  private final Windows windows;
  private final List<Stretch> stretches = new ArrayList<>();
  private Instant clock;

  Scheduler(Windows windows, Instant now) {
    this.windows = windows;
    this.clock = now;
  }

  Schedule schedule(List<PoolWork> pools) {
    for (PoolWork pool : pools) {
      if (!fits(pool)) {
        Windows own = windows.forPool(pool.pool());
        String why = WindowFit.of(own, clock, pool.pace().perNode()).why();
        return new Schedule.Stuck(stretches, pool.pool(), why);
      }
    }
    return new Schedule.Complete(stretches, clock);
  }

  private boolean fits(PoolWork work) {
    if (work.nodes() > 0 && work.begin() == PoolBegin.IN_ITS_OWN_WINDOW) {
      waitForAnotherWindow();
    }
    int canary = Math.min(work.pace().canaryNodes(), work.nodes());
    int others = work.nodes() - canary;
    if (!fill(work, canary, 1)) {
      return false;
    }
    if (canary > 0 && others > 0) {
      clock = clock.plus(work.pace().soak());
    }
    return fill(work, others, work.pace().sideBySide());
  }

  private void waitForAnotherWindow() {
    if (!stretches.isEmpty()) {
      Opening last = stretches.get(stretches.size() - 1).window();
      // what never closes has no next one to wait for
      clock = last.endless() || last.end().isBefore(clock) ? clock : last.end();
    }
  }

  /** Whether all the nodes found a window. */
  private boolean fill(PoolWork work, int nodes, int width) {
    Windows own = windows.forPool(work.pool());
    Duration perNode = work.pace().perNode();
    int left = nodes;
    while (left > 0) {
      Optional<Opening> found = own.first(clock, perNode);
      if (found.isEmpty()) {
        return false;
      }
      Opening opening = found.get();
      long needed = (left + width - 1L) / width;
      long rounds =
          opening.endless() ? needed : Math.min(needed, work.pace().rounds(opening.length()));
      int done = (int) Math.min(left, rounds * width);
      clock = opening.start().plus(perNode.multipliedBy(rounds));
      add(new Stretch(work.pool(), opening, done, clock));
      left -= done;
    }
    return true;
  }

  private void add(Stretch stretch) {
    int last = stretches.size() - 1;
    if (last >= 0 && stretches.get(last).goesOnWith(stretch)) {
      stretches.set(last, stretches.get(last).and(stretch));
    } else {
      stretches.add(stretch);
    }
  }
}
