package dev.pawl.workflows;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.workflows.message.StepHold;
import dev.pawl.workflows.status.UpgradeStatus.StepStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Why steps of a pool wait: those that have failed wait for a person, those that run and say why
 * they are slow go on by themselves, and after bad machines no other node begins.
 */
final class PoolHolds {

  private final Map<String, StepStatus> failed = new TreeMap<>();
  private final Map<String, StepStatus> reported = new TreeMap<>();
  private final BadMachines bad;

  PoolHolds(List<StepStatus> failed, BadMachines bad) {
    failed.forEach(h -> this.failed.put(h.step(), h));
    this.bad = bad;
  }

  void fails(String step, Hold hold, Instant now) {
    failed.put(step, new StepStatus(step, hold, now));
  }

  /**
   * Word from an activity; of a step that has ended it means nothing.
   *
   * @param runs whether it has not
   */
  void reports(StepHold word, boolean runs, Instant now) {
    if (word.hold() == null) {
      reported.remove(word.step());
    } else if (runs) {
      StepStatus before = reported.get(word.step());
      boolean sameReason = before != null && before.hold().code() == word.hold().code();
      reported.put(
          word.step(), new StepStatus(word.step(), word.hold(), sameReason ? before.since() : now));
    }
  }

  /** What it reported while it ran means nothing any more. */
  void ends(String step) {
    reported.remove(step);
  }

  /** A person has said what to do about it. */
  void clear(String step) {
    failed.remove(step);
  }

  void clearAll() {
    failed.clear();
  }

  Optional<StepStatus> failedStep(String step) {
    return Optional.ofNullable(failed.get(step));
  }

  /** Steps that wait for a person. */
  List<StepStatus> failures() {
    return List.copyOf(failed.values());
  }

  Optional<Hold> failure(Set<HoldCode> reasons) {
    return failed.values().stream()
        .map(StepStatus::hold)
        .filter(h -> reasons.contains(h.code()))
        .findFirst();
  }

  /** Whether a step that belongs to no node has failed: nothing may begin until it is resolved. */
  boolean ofPool() {
    return failed.keySet().stream().anyMatch(s -> MachineSteps.nodeOf(s).isEmpty());
  }

  /** Nodes with a step that waits for a person. */
  Set<String> nodes() {
    Set<String> held = new TreeSet<>();
    failed.keySet().forEach(s -> MachineSteps.nodeOf(s).ifPresent(held::add));
    return held;
  }

  List<StepStatus> all() {
    List<StepStatus> all = new ArrayList<>(failed.values());
    bad.stop().ifPresent(all::add);
    all.addAll(reported.values());
    return all;
  }

  /** Whether there are holds, and no step runs that is not itself held. */
  boolean standStill(Collection<String> running) {
    boolean anyMoves =
        running.stream()
            .anyMatch(s -> !reported.containsKey(s) || reported.get(s).hold().code().passes());
    return !anyMoves && !all().isEmpty();
  }

  /** Whether a step that runs has said so. */
  boolean waitsFor(String step, HoldCode code) {
    return reported.containsKey(step) && reported.get(step).hold().code() == code;
  }
}
