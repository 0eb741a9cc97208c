package dev.pawl.planner.predict;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** Drains pod by pod: each eviction, each pod's ending and each one's coming back is an event. */
final class PodsHarness {

  /** When something happens, from now on, in milliseconds. */
  interface Clockwork {
    void after(long millis, Runnable happens);
  }

  private final StepTimes times;
  private final Clockwork clock;
  private final Map<String, Door> doors = new HashMap<>();

  PodsHarness(StepTimes times, List<BudgetWork> budgets, Clockwork clock) {
    this.times = times;
    this.clock = clock;
    budgets.forEach(b -> doors.put(b.name(), new Door(b)));
  }

  /** Evicts the pods of a node. */
  void drain(NodeWork node, Runnable drained) {
    Drain drain = new Drain(node.pods(), drained);
    if (node.pods() == 0) {
      drained.run();
      return;
    }
    for (int pod = 0; pod < node.free(); pod++) {
      int round = pod / 8 + 1;
      clock.after(round * eviction(), drain::letGo);
    }
    node.byBudget()
        .forEach(
            (budget, pods) -> {
              for (int pod = 1; pod <= pods; pod++) {
                Door door = doors.get(budget);
                if (door.budget.mostAway() == 0) {
                  clock.after(pod * eviction(), drain::letGo);
                } else {
                  door.waiting.add(drain);
                }
              }
              doors.get(budget).open();
            });
  }

  private long eviction() {
    return times.millis(StepKind.EVICTION, Edge.LIKELY);
  }

  private final class Drain {
    private final Runnable drained;
    private int pods;

    Drain(int pods, Runnable drained) {
      this.pods = pods;
      this.drained = drained;
    }

    void letGo() {
      clock.after(times.millis(StepKind.POD_END, Edge.LIKELY), this::ended);
    }

    private void ended() {
      if (--pods == 0) {
        drained.run();
      }
    }
  }

  private final class Door {
    private final BudgetWork budget;
    private final Queue<Drain> waiting = new ArrayDeque<>();
    private int allowed;
    private boolean busy;

    Door(BudgetWork budget) {
      this.budget = budget;
      this.allowed = budget.allowed();
    }

    void open() {
      if (busy || allowed == 0 || waiting.isEmpty()) {
        return;
      }
      busy = true;
      allowed--;
      Drain drain = waiting.remove();
      clock.after(
          eviction(),
          () -> {
            busy = false;
            drain.letGo();
            clock.after(
                budget.back().millis(Edge.LIKELY),
                () -> {
                  allowed++;
                  open();
                });
            open();
          });
    }
  }
}
