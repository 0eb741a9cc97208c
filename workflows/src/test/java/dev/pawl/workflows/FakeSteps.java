package dev.pawl.workflows;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.workflows.failure.StepFailure;
import io.temporal.activity.Activity;
import io.temporal.client.ActivityCompletionException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** The steps of a fake cluster: in which order they began, which of them fail, and which wait. */
final class FakeSteps {

  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Predicate<Integer>> failing = new ConcurrentHashMap<>();
  private final Map<String, HoldCode> codes = new ConcurrentHashMap<>();
  private final Map<String, Integer> tries = new TreeMap<>();
  private final List<String> stuck = Collections.synchronizedList(new ArrayList<>());

  void failing(String step, Predicate<Integer> tried) {
    failing.put(step, tried);
  }

  void failingWith(String step, HoldCode code) {
    codes.put(step, code);
  }

  void stuck(String step) {
    stuck.add(step);
  }

  void free(String step) {
    stuck.remove(step);
  }

  List<String> log() {
    synchronized (log) {
      return List.copyOf(log);
    }
  }

  void forget() {
    log.clear();
  }

  void log(String entry) {
    log.add(entry);
  }

  /**
   * Returns when it may go on.
   *
   * @param code what it is held for where it fails and no other is named
   */
  void begin(String step, HoldCode code) {
    log.add(step);
    int tried;
    boolean fails;
    synchronized (tries) {
      tried = tries.merge(step, 1, Integer::sum);
      fails = failing.getOrDefault(step, t -> false).test(tried);
    }
    while (stuck.contains(step)) {
      try {
        beat();
      } catch (ActivityCompletionException calledOff) {
        log.add(step + " called off");
        throw calledOff;
      }
    }
    if (fails) {
      HoldCode named = codes.getOrDefault(step, code);
      throw StepFailure.of(new Hold(named, step + " does not work", "Node/x"));
    }
  }

  /** Looks again and again, as a step that waits for the cluster. */
  static void waitWhile(BooleanSupplier condition) {
    while (condition.getAsBoolean()) {
      beat();
    }
  }

  private static void beat() {
    Activity.getExecutionContext().heartbeat(null);
    LockSupport.parkNanos(5_000_000);
  }
}
