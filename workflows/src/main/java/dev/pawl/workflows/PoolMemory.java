package dev.pawl.workflows;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.rollout.Canary;
import dev.pawl.planner.rollout.InFlight;
import dev.pawl.planner.rollout.PoolGoal;
import dev.pawl.planner.rollout.Replacement;
import dev.pawl.planner.rollout.Trouble;
import dev.pawl.planner.rollout.Turn;
import dev.pawl.workflows.PoolInput.Progress;
import dev.pawl.workflows.message.StepHold;
import dev.pawl.workflows.status.PoolConcurrency;
import dev.pawl.workflows.status.PoolStatus.Step;
import dev.pawl.workflows.status.UpgradeStatus.StepStatus;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a running pool remembers: what is in flight, what the cluster cannot tell, and which steps
 * wait. Plain bookkeeping, single-threaded, every collection ordered, so that a replay sees the
 * same.
 */
final class PoolMemory {

  private PoolGoal goal;
  private Canary canary;
  private final Map<String, String> surging = new TreeMap<>();
  private final Set<String> retiring = new TreeSet<>();
  private final Map<String, Step> running = new TreeMap<>();
  private final Map<String, String> joined;
  private final Map<String, String> tried;
  private final Map<String, String> owed;
  private final Set<String> skipped;
  private final Set<String> rejected;
  private final Set<String> quarantined;
  private final Map<String, Integer> attempts;
  private final Map<String, Integer> gates;
  private final BadMachines bad;
  private final PoolHolds holds;
  private final Soaks soaks;
  private final Sight sight = new Sight();
  private int evicted;
  private int total;
  private int updated;
  private Hold cause;
  private PoolConcurrency concurrency;

  PoolMemory(Progress progress) {
    goal = progress.goal();
    canary = progress.canary();
    joined = new TreeMap<>(progress.joined());
    tried = new TreeMap<>(progress.tried());
    owed = new TreeMap<>(progress.owed());
    skipped = new TreeSet<>(progress.skipped());
    rejected = new TreeSet<>(progress.rejected());
    quarantined = new TreeSet<>(progress.quarantined());
    attempts = new TreeMap<>(progress.attempts());
    gates = new TreeMap<>(progress.gates());
    bad = new BadMachines(progress.bad());
    holds = new PoolHolds(progress.holds(), bad);
    evicted = progress.evicted();
    total = progress.total();
    updated = progress.updated();
    cause = progress.cause();
    concurrency = progress.concurrency();
    soaks = new Soaks(progress.soaks());
  }

  Progress progress(boolean paused) {
    return new Progress(
        goal,
        canary,
        joined,
        tried,
        owed,
        skipped,
        rejected,
        attempts,
        gates,
        bad.names(),
        holds.failures(),
        paused,
        evicted,
        total,
        updated,
        quarantined,
        cause,
        concurrency,
        soaks.all());
  }

  Soaks soaks() {
    return soaks;
  }

  /** How new the next look has to be. */
  Sight sight() {
    return sight;
  }

  // --- the goal ---

  PoolGoal goal() {
    return goal;
  }

  /** Another goal: what was tried, held and skipped on the way to the old one counts no more. */
  void turnTo(PoolGoal next) {
    goal = next;
    quarantined.clear();
    skipped.clear();
    holds.clearAll();
    bad.forget();
  }

  /** How many nodes may be under way at once; null where it is as the spec says. */
  PoolConcurrency concurrency() {
    return concurrency;
  }

  void concurrency(PoolConcurrency next) {
    concurrency = next;
  }

  Canary canary() {
    return canary;
  }

  void canaryPassed() {
    canary = new Canary(canary.nodes(), canary.replaced(), true);
  }

  /** How many nodes had been replaced when a gate last let pass; 0 where it never has. */
  int gatePassedAt(String gate) {
    return gates.getOrDefault(gate, 0);
  }

  void gatePasses(String gate, int replaced) {
    gates.put(gate, replaced);
  }

  // --- steps ---

  void surgeBegins(Replacement machine, Instant now) {
    surging.put(machine.node(), machine.machine());
    tried.put(machine.node(), machine.machine());
    begins("surge/" + machine.node(), now);
  }

  void surgeJoined(Replacement machine) {
    String node = machine.node();
    tried.remove(node);
    bad.forget();
    if (retiring.contains(machine.machine())) {
      return; // it is on its way out already: it takes nobody's place
    }
    boolean wasOwed = owed.remove(node) != null;
    if (!wasOwed || retiring.contains(node)) {
      joined.put(node, machine.machine());
    } else {
      replaced(node);
    }
  }

  void surgeEnds(Replacement machine) {
    surging.remove(machine.node());
    ends("surge/" + machine.node());
  }

  void retireBegins(String node) {
    retiring.add(node);
  }

  /** A machine that is on its way out takes nobody's place any more. */
  void dropBegins(String machine) {
    joined.values().remove(machine);
    retiring.add(machine);
  }

  /**
   * The node is about to be removed. Unless its machine has joined, the pool is owed one from now
   * on: nobody may be left to say so once it is gone.
   */
  void leaves(String node, String template) {
    if (!joined.containsKey(node)) {
      owed.put(node, template == null ? "" : template);
    }
  }

  /** The node is gone; its machine may have been dropped while it went. */
  void removed(String node, String template) {
    joined.values().remove(node);
    if (joined.remove(node) != null) {
      replaced(node);
    } else {
      owed.putIfAbsent(node, template == null ? "" : template);
    }
  }

  /**
   * The node stays as it is and counts no more: its machine takes its place, or one is owed. In
   * place, nothing does, and the planner makes nothing of it.
   */
  void quarantines(String node, String template) {
    if (quarantined.add(node)) {
      removed(node, template);
    }
  }

  Set<String> quarantined() {
    return Collections.unmodifiableSet(quarantined);
  }

  /** A machine that was not needed after all is gone: nothing is owed for it. */
  void dropped(String machine) {
    tried.values().remove(machine);
    rejected.remove(machine);
  }

  void changedInPlace(String node) {
    bad.forget();
    replaced(node);
  }

  void retireEnds(String node) {
    retiring.remove(node);
  }

  private void replaced(String node) {
    attempts.remove(node);
    canary = new Canary(canary.nodes(), canary.replaced() + 1, canary.passed());
  }

  void begins(String step, Instant now) {
    running.put(step, new Step(step, now));
  }

  void ends(String step) {
    running.remove(step);
    holds.ends(step);
  }

  boolean idle() {
    return surging.isEmpty() && retiring.isEmpty();
  }

  /** What the driver noted of a node that is gone; null where it is still there. */
  String templateOf(String node) {
    String template = owed.get(node);
    return template == null || template.isEmpty() ? null : template;
  }

  /** Whether the node is gone and its machine has not joined: it cannot be left as it was. */
  boolean owes(String node) {
    return owed.containsKey(node);
  }

  void evicted(int pods) {
    evicted += pods;
  }

  // --- holds ---

  void fails(String step, Hold hold, Instant now) {
    holds.fails(step, hold, now);
    MachineSteps.nodeOf(step)
        .ifPresent(node -> bad.failed(tried.getOrDefault(node, node), hold.code()));
  }

  void reports(StepHold word, Instant now) {
    holds.reports(word, running.containsKey(word.step()), now);
  }

  PoolHolds holds() {
    return holds;
  }

  /** What turned the pool back; null where a person did, or nothing. */
  Hold cause() {
    return cause;
  }

  void turnBackBecauseOf(Hold failure) {
    cause = failure;
  }

  /** Whether nothing moves: there are holds, and no step runs that is not itself held. */
  boolean standsStill() {
    return holds.standStill(running.keySet());
  }

  // --- orders of a person ---

  /** A machine that did not join is given up; the next attempt has another name. */
  void tryAgain(String node) {
    String bad = tried.remove(node);
    if (bad != null) {
      rejected.add(bad);
      attempts.merge(node, 2, (old, two) -> old + 1);
    }
  }

  void skip(String node) {
    skipped.add(node);
    bad.leaveOut(tried.getOrDefault(node, node));
  }

  /** Another node may begin, whatever became of the machines before. */
  void trustMachines() {
    bad.forget();
  }

  Set<String> skipped() {
    return skipped;
  }

  // --- views ---

  void saw(Turn turn) {
    bad.goOn();
    total = turn.total();
    updated = turn.updated();
    // One that another life of this upgrade quarantined.
    turn.quarantined().forEach(n -> quarantines(n, null));
  }

  /** No other node begins. */
  void stops(String step, Hold hold, Instant now) {
    bad.stopped(new StepStatus(step, hold, now));
  }

  int total() {
    return total;
  }

  int updated() {
    return updated;
  }

  int evicted() {
    return evicted;
  }

  List<Step> running() {
    return List.copyOf(running.values());
  }

  boolean runs(String step) {
    return running.containsKey(step);
  }

  /** How many nodes have a step in flight. */
  int nodesInFlight() {
    Set<String> nodes = new HashSet<>(retiring);
    nodes.addAll(surging.keySet());
    return nodes.size();
  }

  /** Nodes that a step is at work on, machines being made included. */
  Set<String> busy() {
    Set<String> nodes = new TreeSet<>(retiring);
    nodes.addAll(surging.keySet());
    nodes.addAll(surging.values());
    return nodes;
  }

  InFlight inFlight() {
    return new InFlight(
        surging,
        retiring,
        new TreeSet<>(joined.values()),
        List.copyOf(owed.keySet()),
        holds.nodes(),
        skipped,
        rejected,
        attempts,
        new Trouble(noRoom(), bad.names()));
  }

  /** Nodes whose machine is asked for and cannot be made now. */
  Set<String> noRoom() {
    return surging.keySet().stream()
        .filter(n -> holds.waitsFor("surge/" + n, HoldCode.NO_CAPACITY))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
