package dev.pawl.planner.predict;

import dev.pawl.planner.rollout.Canary;
import dev.pawl.planner.rollout.Decision;
import dev.pawl.planner.rollout.InFlight;
import dev.pawl.planner.rollout.PoolGoal;
import dev.pawl.planner.rollout.PoolNode;
import dev.pawl.planner.rollout.PoolView;
import dev.pawl.planner.rollout.Replacement;
import dev.pawl.planner.rollout.RolloutPlanner;
import dev.pawl.planner.rollout.Trouble;
import dev.pawl.planner.rollout.Turn;
import dev.pawl.planner.version.KubeVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The real {@link RolloutPlanner}, driven through a whole turnover the way the pool workflow does
 * it, on a pool that takes the same step times as the forecast. Plain and slow: the state of the
 * pool is a list of nodes, each eviction is an event. What the workflow keeps in its memory is kept
 * here as there.
 */
final class EngineHarness {

  private static final KubeVersion OLD = KubeVersion.parse("1.35.4");
  private static final KubeVersion NEW = KubeVersion.parse("1.36.3");
  private static final long NEVER = Long.MAX_VALUE;

  private enum Doing {
    BEGIN_TURN,
    GATES,
    DECIDE,
    SOAK,
    WAIT,
    ENDED
  }

  private final PoolWork work;
  private final PodsHarness pods;
  private final Map<String, PoolNode> nodes = new LinkedHashMap<>();
  private final TreeMap<Long, List<Runnable>> events = new TreeMap<>();
  private final Map<String, Long> ends = new TreeMap<>();

  private final Map<String, String> surging = new TreeMap<>();
  private final Set<String> retiring = new TreeSet<>();
  private final Map<String, String> joined = new TreeMap<>();
  private final Set<String> owed = new TreeSet<>();
  private Canary canary;

  private Doing doing = Doing.BEGIN_TURN;
  private long until = NEVER;
  private Turn turn;
  private long soakEnds = NEVER;
  private int gatesPassedAt;
  private int finishedBeforeGates;
  private int changes;
  private int changesSeen;
  private long now;
  private int mostNodes;
  private int fewestAvailable;

  EngineHarness(PoolWork work, List<BudgetWork> budgets) {
    this.work = work;
    this.pods = new PodsHarness(work.times(), budgets, this::after);
    this.canary = new Canary(work.pace().canaryNodes(), 0, false);
    work.nodes().forEach(n -> nodes.put(n.name(), node(n.name(), OLD, null, true)));
    for (int other = work.nodes().size(); other < work.desired(); other++) {
      nodes.put("other-" + other, node("other-" + other, NEW, null, true));
    }
    mostNodes = nodes.size();
    fewestAvailable = nodes.size();
  }

  /** Plays it through; the time of the turn that found nothing left. */
  double seconds() {
    while (doing != Doing.ENDED) {
      react();
      if (doing == Doing.ENDED) {
        break;
      }
      long next = Math.min(until, events.isEmpty() ? NEVER : events.firstKey());
      if (next == NEVER) {
        throw new IllegalStateException("stands still at " + now + ": " + turn);
      }
      now = next;
      while (!events.isEmpty() && events.firstKey() == now) {
        events.pollFirstEntry().getValue().forEach(Runnable::run);
      }
    }
    return now / 1000.0;
  }

  /** When each node was gone and its machine there, or it was changed. */
  Map<String, Double> ends() {
    Map<String, Double> seconds = new TreeMap<>();
    ends.forEach((node, millis) -> seconds.put(node, millis / 1000.0));
    return seconds;
  }

  int mostNodes() {
    return mostNodes;
  }

  int fewestAvailable() {
    return fewestAvailable;
  }

  // --- PoolUpgradeWorkflowImpl ---

  private void react() {
    boolean goOn = true;
    while (goOn) {
      goOn =
          switch (doing) {
            case BEGIN_TURN -> beginTurn();
            case GATES -> endGates();
            case DECIDE -> act();
            case SOAK -> now >= until && move(Doing.BEGIN_TURN, NEVER);
            case WAIT -> changes != changesSeen && move(Doing.BEGIN_TURN, NEVER);
            case ENDED -> false;
          };
    }
  }

  private boolean move(Doing next, long untilThen) {
    doing = next;
    until = untilThen;
    return true;
  }

  private boolean beginTurn() {
    changesSeen = changes;
    finishedBeforeGates = canary.replaced();
    boolean look = work.gates() > 0 && finishedBeforeGates != gatesPassedAt;
    long length = look ? work.gates() * millis(StepKind.GATE) : 0;
    return move(Doing.GATES, now + length);
  }

  private boolean endGates() {
    if (now < until) {
      return false;
    }
    gatesPassedAt = finishedBeforeGates;
    turn = RolloutPlanner.next(view());
    return move(Doing.DECIDE, now + millis(StepKind.TURN));
  }

  private boolean act() {
    if (now < until) {
      return false;
    }
    for (Decision decision : turn.decisions()) {
      if (decision instanceof Decision.Soak) {
        return soak();
      } else if (decision instanceof Decision.Done) {
        return move(Doing.ENDED, NEVER);
      } else if (decision instanceof Decision.Surge surge) {
        surge.machines().forEach(this::surge);
      } else if (decision instanceof Decision.Retire retire) {
        retire.nodes().forEach(this::retire);
      } else if (!(decision instanceof Decision.Wait)) {
        throw new IllegalStateException("not expected of an undisturbed pool: " + decision);
      }
    }
    return move(Doing.WAIT, NEVER);
  }

  private boolean soak() {
    if (soakEnds == NEVER) {
      soakEnds = now + work.pace().soak().toMillis();
    }
    if (now >= soakEnds) {
      canary = new Canary(canary.nodes(), canary.replaced(), true);
    }
    return move(Doing.SOAK, soakEnds);
  }

  private PoolView view() {
    InFlight flight =
        new InFlight(
            surging,
            retiring,
            new TreeSet<>(joined.values()),
            List.copyOf(owed),
            Set.of(),
            Set.of(),
            Set.of(),
            Map.of(),
            Trouble.none());
    return new PoolView(
        "test",
        PoolGoal.UPGRADE,
        NEW,
        OLD,
        work.inPlace(),
        work.desired(),
        work.pace().maxSurge(),
        work.pace().maxUnavailable(),
        2,
        canary,
        null,
        List.copyOf(nodes.values()),
        flight);
  }

  // --- PoolSteps and PoolMemory ---

  private void surge(Replacement machine) {
    surging.put(machine.node(), machine.machine());
    see(node(machine.machine(), NEW, machine.node(), false));
    after(
        millis(StepKind.SURGE),
        () -> {
          see(node(machine.machine(), NEW, machine.node(), true));
          boolean wasOwed = owed.remove(machine.node());
          if (!wasOwed || retiring.contains(machine.node())) {
            joined.put(machine.node(), machine.machine());
          } else {
            replaced(machine.node());
          }
          surging.remove(machine.node());
          changes++;
        });
  }

  private void retire(String name) {
    retiring.add(name);
    see(cordoned(nodes.get(name)));
    NodeWork node =
        work.nodes().stream().filter(n -> n.name().equals(name)).findAny().orElseThrow();
    pods.drain(node, () -> after(millis(StepKind.DRAIN), () -> drained(name)));
  }

  private void drained(String name) {
    if (work.inPlace()) {
      after(
          millis(StepKind.CHANGE),
          () -> {
            see(node(name, NEW, null, true));
            replaced(name);
            retired(name);
          });
      return;
    }
    if (!joined.containsKey(name)) {
      owed.add(name);
    }
    after(
        millis(StepKind.REMOVE),
        () -> {
          nodes.remove(name);
          if (joined.remove(name) != null) {
            replaced(name);
          } else {
            owed.add(name);
          }
          retired(name);
        });
  }

  private void retired(String name) {
    retiring.remove(name);
    changes++;
  }

  private void replaced(String node) {
    canary = new Canary(canary.nodes(), canary.replaced() + 1, canary.passed());
    ends.put(node, now);
  }

  // --- the pool ---

  private void see(PoolNode node) {
    nodes.put(node.name(), node);
    mostNodes = Math.max(mostNodes, nodes.size());
    int available = (int) nodes.values().stream().filter(PoolNode::available).count();
    fewestAvailable = Math.min(fewestAvailable, available);
  }

  private static PoolNode node(String name, KubeVersion version, String replaces, boolean ready) {
    return new PoolNode(
        name, version, ready, false, false, replaces, null, false, "", Instant.EPOCH);
  }

  private static PoolNode cordoned(PoolNode n) {
    return new PoolNode(
        n.name(), n.version(), n.ready(), true, true, null, null, false, n.zone(), n.created());
  }

  private void after(long millis, Runnable happens) {
    events.computeIfAbsent(now + millis, t -> new ArrayList<>()).add(happens);
  }

  private long millis(StepKind kind) {
    return work.times().millis(kind, Edge.LIKELY);
  }
}
