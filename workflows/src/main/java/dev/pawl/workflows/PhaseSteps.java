package dev.pawl.workflows;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.workflows.failure.StepFailure;
import dev.pawl.workflows.message.StepHold;
import dev.pawl.workflows.message.StepOrder;
import dev.pawl.workflows.status.UpgradeStatus.StepStatus;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Functions.Func;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The steps of an upgrade outside its pools, one after another or, under names of their own, side
 * by side. A step that fails for good becomes a hold: it is tried again, left out, or the upgrade
 * is aborted, as a person says.
 */
final class PhaseSteps {

  private final Supplier<Boolean> paused;
  private final Supplier<Optional<UpgradeState>> ends;
  private final Predicate<Hold> turnsBack;
  private final Map<String, StepStatus> failed = new TreeMap<>();
  private final Map<String, StepStatus> reported = new TreeMap<>();
  private final List<String> skipped = new ArrayList<>();
  private final Set<String> running = new TreeSet<>();
  private int orders;

  /** Why the upgrade turns back; null while it does not, and once it is on its way back. */
  private Stopped turned;

  /**
   * @param ends as what the upgrade is to end, where somebody said so: nothing new begins
   * @param turnsBack whether a failure starts the way back by itself
   */
  PhaseSteps(
      Supplier<Boolean> paused, Supplier<Optional<UpgradeState>> ends, Predicate<Hold> turnsBack) {
    this.paused = paused;
    this.ends = ends;
    this.turnsBack = turnsBack;
  }

  /**
   * The step's result; empty where a person left it out. An action that is {@link CalledOff} by a
   * pause is taken up again after that.
   *
   * @throws Stopped where the upgrade is to be aborted or taken back
   */
  <T> Optional<T> run(String step, Func<T> action) {
    while (true) {
      checkpoint();
      Hold hold;
      running.add(step);
      try {
        return Optional.ofNullable(action.apply());
      } catch (CalledOff comesLater) {
        continue;
      } catch (ActivityFailure failure) {
        hold = StepFailure.holdOf(failure, step);
      } finally {
        running.remove(step);
        reported.remove(step);
      }
      if (!triedAgain(step, hold)) {
        return Optional.empty();
      }
    }
  }

  /** Like {@link #run}, for a look that says no by a hold rather than by failing. */
  boolean pass(String step, Duration lookAgain, Func<Optional<Hold>> look) {
    return pass(step, ordered -> Workflow.await(lookAgain, ordered), look);
  }

  /**
   * The same.
   *
   * @param again waits until another look may say something else, or what it is given is true
   */
  boolean pass(String step, Consumer<Supplier<Boolean>> again, Func<Optional<Hold>> look) {
    int leftOut = timesSkipped(step);
    while (true) {
      Optional<Hold> no = run(step, look).orElse(Optional.empty());
      if (no.isEmpty()) {
        failed.remove(step);
        return timesSkipped(step) == leftOut;
      }
      turnBackAt(no.get());
      failed.put(step, new StepStatus(step, no.get(), since(step)));
      int before = orders;
      again.accept(() -> orders != before || paused.get() || ending());
      if (timesSkipped(step) != leftOut) {
        return false;
      }
      checkpoint();
    }
  }

  /** Begins nothing while the upgrade is paused, and nothing more once it is to end. */
  void checkpoint() {
    Workflow.await(() -> !paused.get() || ending());
    ends.get()
        .ifPresent(
            end -> {
              failed.clear();
              String what = end == UpgradeState.ABORTED ? "aborted" : "a rollback was asked for";
              throw new Stopped(end, what + " by a person");
            });
    if (turned != null) {
      throw turned;
    }
  }

  /** Whether a step turned the upgrade back while others beside it have not ended yet. */
  boolean turnedBack() {
    return turned != null;
  }

  /** On the way back, what made the upgrade turn back stops nothing. */
  void onTheWayBack() {
    turned = null;
  }

  /** Whether a person wants something else first; what fails beside it calls nothing off. */
  boolean interrupted() {
    return paused.get() || ends.get().isPresent();
  }

  /** Whether the upgrade is to end, or a step beside has turned it back: a wait is over then. */
  private boolean ending() {
    return ends.get().isPresent() || turned != null;
  }

  private void turnBackAt(Hold failure) {
    if (turnsBack.test(failure)) {
      failed.clear();
      turned = new Stopped(UpgradeState.ROLLING_BACK, failure.message());
      throw turned;
    }
  }

  /** Waits until a person says to go on. */
  void awaitApproval(String step, Hold hold) {
    checkpoint();
    failed.put(step, new StepStatus(step, hold, Steps.now()));
    Workflow.await(() -> !failed.containsKey(step) || ending());
    failed.remove(step);
    checkpoint();
  }

  /** A wait for the clock, with its reason. */
  void waitFor(String step, Hold hold, Duration length) {
    during(step, hold, () -> Workflow.await(length, this::ending));
    checkpoint();
  }

  /** Gives the reason of a wait for as long as it lasts. */
  void during(String step, Hold hold, Runnable wait) {
    reported.put(step, new StepStatus(step, hold, Steps.now()));
    try {
      wait.run();
    } finally {
      reported.remove(step);
    }
  }

  /** What is under way side by side may say why it waits, until the action ends. */
  <T> T together(Set<String> names, Func<T> action) {
    running.addAll(names);
    try {
      return action.apply();
    } finally {
      running.removeAll(names);
      reported.keySet().removeAll(names);
    }
  }

  private boolean triedAgain(String step, Hold hold) {
    turnBackAt(hold);
    failed.put(step, new StepStatus(step, hold, Steps.now()));
    int before = orders;
    int leftOut = timesSkipped(step);
    Workflow.await(() -> (orders != before && !failed.containsKey(step)) || ending());
    failed.remove(step);
    checkpoint();
    return timesSkipped(step) == leftOut;
  }

  /** A gate or a window is asked more than once in an upgrade: left out is what was held then. */
  private int timesSkipped(String step) {
    return Collections.frequency(skipped, step);
  }

  /** Closing goes on, abort or not, until it is done: it is tried again when a person says so. */
  void closingFailed(ActivityFailure failure) {
    String step = "close/marks";
    failed.put(step, new StepStatus(step, StepFailure.holdOf(failure, step), Steps.now()));
    Workflow.await(() -> !failed.containsKey(step));
  }

  private Instant since(String step) {
    StepStatus before = failed.get(step);
    return before == null ? Steps.now() : before.since();
  }

  void reports(StepHold word) {
    if (word.hold() == null) {
      reported.remove(word.step());
    } else if (running.contains(word.step())) {
      reported.put(word.step(), new StepStatus(word.step(), word.hold(), Steps.now()));
    }
  }

  void retry(StepOrder order) {
    failed.remove(HeldSteps.find(order, held()));
    orders++;
  }

  void approve(StepOrder order) {
    failed.remove(Approvals.find(order, held()));
    orders++;
  }

  void skip(StepOrder order) {
    String step = HeldSteps.find(order, held());
    skipped.add(step);
    failed.remove(step);
    orders++;
  }

  /** Steps that wait for a person; one that only reports why it is slow cannot be ordered about. */
  List<StepStatus> held() {
    return List.copyOf(failed.values());
  }

  List<StepStatus> holds() {
    List<StepStatus> all = new ArrayList<>(failed.values());
    all.addAll(reported.values());
    return all;
  }

  List<String> skipped() {
    return List.copyOf(skipped);
  }

  boolean idle() {
    return running.isEmpty();
  }

  boolean standsStill() {
    boolean blocked = reported.values().stream().anyMatch(s -> !s.hold().code().passes());
    return !failed.isEmpty() || blocked;
  }
}
