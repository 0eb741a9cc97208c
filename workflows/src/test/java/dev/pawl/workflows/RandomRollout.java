package dev.pawl.workflows;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.rollout.Closed;
import dev.pawl.planner.rollout.Decision;
import dev.pawl.planner.rollout.PoolGoal;
import dev.pawl.planner.rollout.PoolView;
import dev.pawl.planner.rollout.Replacement;
import dev.pawl.planner.rollout.RolloutPlanner;
import dev.pawl.planner.rollout.Turn;
import dev.pawl.workflows.PoolInput.Progress;
import dev.pawl.workflows.status.UpgradeStatus.StepStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** One rollout with the planner and the memory of the real workflow, and a simulated pool. */
final class RandomRollout {

  private static final int LONGEST = 4_000;
  private static final Instant NOW = Instant.EPOCH;
  private static final Closed CLOSED =
      new Closed(NOW, new Hold(HoldCode.WINDOW, "no window is open"));

  private final Random random;
  private final int desired;
  private final int maxSurge;
  private final int maxUnavailable;
  private final int badMachinesPercent;
  private final boolean inPlace;
  private final boolean windows;
  private final SimulatedPool pool;
  private final TreeMap<String, Chain> chains = new TreeMap<>();
  private final List<String> log = new ArrayList<>();
  private final int canaryNodes;
  private PoolMemory memory;
  private boolean done;
  private boolean resting;
  private int trouble;
  private int starts = 1;

  RandomRollout(Random random) {
    this.random = random;
    this.desired = 1 + random.nextInt(8);
    this.inPlace = random.nextInt(5) == 0;
    int surge = inPlace ? 0 : random.nextInt(4);
    int unavailable = random.nextInt(3);
    this.maxSurge = surge;
    this.maxUnavailable = surge + unavailable == 0 ? 1 : unavailable;
    this.badMachinesPercent = random.nextInt(3) == 0 ? 25 : 0;
    this.canaryNodes = random.nextInt(3);
    this.trouble = random.nextInt(6);
    this.windows = random.nextInt(3) == 0;
    this.pool = new SimulatedPool(desired, maxSurge, maxUnavailable, log);
    this.memory = new PoolMemory(Progress.none(canaryNodes, desired, 0, upgrade()));
    log.add(
        "desired %d, surge %d, unavailable %d, canary %d%s"
            .formatted(
                desired, maxSurge, maxUnavailable, canaryNodes, inPlace ? ", in place" : ""));
  }

  void run() {
    for (int i = 0; i < LONGEST && !done; i++) {
      if (trouble > 0 && random.nextInt(12) == 0) {
        trouble--;
        makeTrouble();
      } else if (chains.isEmpty() || random.nextInt(3) == 0) {
        look();
      } else {
        advance();
      }
      pool.check();
    }
    if (done) {
      pool.checkEnding(memory.goal(), memory.skipped(), inPlace);
    }
  }

  boolean ended() {
    return done;
  }

  String log() {
    return String.join("\n", log);
  }

  // --- the workflow's part ---

  private void look() {
    Closed closed = windows && !opens() ? CLOSED : null;
    if (chains.isEmpty()) {
      resolveHolds();
      pool.recover();
      pool.forgiveNoLonger();
    }
    Turn turn =
        RolloutPlanner.next(
            new PoolView(
                upgrade(),
                memory.goal(),
                SimulatedPool.TARGET,
                SimulatedPool.ORIGIN,
                inPlace,
                desired,
                maxSurge,
                maxUnavailable,
                memory.canary(),
                closed,
                pool.nodes(),
                memory.inFlight()));
    for (Decision decision : turn.decisions()) {
      if (closed != null && memory.goal() == PoolGoal.UPGRADE) {
        pool.checkBeginsNothing(decision, memory.inFlight().owed());
      }
      if (!(decision instanceof Decision.Wait) && !(decision instanceof Decision.Rest)) {
        log.add(decision.toString());
      }
      begin(decision);
    }
  }

  /** When all is at rest the next window comes; else it is open or not, as it happens. */
  private boolean opens() {
    boolean rested = chains.isEmpty() && resting;
    resting = chains.isEmpty() && !rested;
    return rested || random.nextBoolean();
  }

  private String upgrade() {
    return "u" + starts;
  }

  private void begin(Decision decision) {
    if (decision instanceof Decision.Surge surge) {
      surge.machines().forEach(this::surge);
    } else if (decision instanceof Decision.Retire retire) {
      retire.nodes().forEach(n -> retire(n, Chain.Kind.RETIRE));
    } else if (decision instanceof Decision.Drop drop) {
      drop.machines().forEach(n -> retire(n, Chain.Kind.DROP));
    } else if (decision instanceof Decision.Release release) {
      release.nodes().forEach(n -> retire(n, Chain.Kind.RELEASE));
    } else if (decision instanceof Decision.Soak) {
      memory.canaryPassed();
    } else if (decision instanceof Decision.Done) {
      done = true;
    }
  }

  private void surge(Replacement machine) {
    memory.surgeBegins(machine, NOW);
    boolean bad = random.nextInt(100) < badMachinesPercent && trouble > 0;
    chains.put("surge/" + machine.node(), new Chain(Chain.Kind.SURGE, machine, null, bad));
  }

  private void retire(String node, Chain.Kind kind) {
    if (kind == Chain.Kind.DROP) {
      memory.dropBegins(node);
    } else {
      memory.retireBegins(node);
    }
    chains.put("retire/" + node, new Chain(kind, null, node, false));
  }

  // --- the activities' part: one change at a time ---

  private void advance() {
    List<String> names = new ArrayList<>(chains.keySet());
    String name = names.get(random.nextInt(names.size()));
    Chain chain = chains.get(name);
    boolean goesOn =
        switch (chain.kind) {
          case SURGE -> advanceSurge(chain);
          case RETIRE -> inPlace ? advanceChange(chain) : advanceRetire(chain);
          case DROP -> advanceDrop(chain);
          case RELEASE -> {
            pool.release(chain.node);
            yield false;
          }
        };
    chain.at++;
    if (!goesOn) {
      end(name, chain);
    }
  }

  private boolean advanceSurge(Chain chain) {
    Replacement m = chain.machine;
    if (chain.at == 0) {
      pool.create(m, memory.goal());
      return true;
    }
    if (chain.bad) {
      memory.fails("surge/" + m.node(), new Hold(HoldCode.MACHINE_NOT_READY, "no"), NOW);
      log.add("bad machine " + m.machine());
      return false;
    }
    pool.ready(m.machine());
    memory.surgeJoined(m);
    return false;
  }

  private boolean advanceRetire(Chain chain) {
    switch (chain.at) {
      case 0 -> pool.cordon(chain.node, false);
      case 1 -> {
        pool.drained(chain.node);
        memory.leaves(chain.node, "template");
      }
      default -> {
        pool.remove(chain.node);
        memory.removed(chain.node, "template");
        return false;
      }
    }
    return true;
  }

  private boolean advanceDrop(Chain chain) {
    switch (chain.at) {
      case 0 -> pool.cordon(chain.node, false);
      case 1 -> pool.drained(chain.node);
      default -> {
        pool.remove(chain.node);
        memory.dropped(chain.node);
        return false;
      }
    }
    return true;
  }

  private boolean advanceChange(Chain chain) {
    switch (chain.at) {
      case 0 -> pool.cordon(chain.node, true);
      case 1 -> pool.drained(chain.node);
      case 2 -> pool.change(chain.node, memory.goal());
      default -> {
        pool.release(chain.node);
        memory.changedInPlace(chain.node);
        return false;
      }
    }
    return true;
  }

  private void end(String name, Chain chain) {
    chains.remove(name);
    if (chain.machine == null) {
      memory.retireEnds(chain.node);
    } else {
      memory.surgeEnds(chain.machine);
    }
  }

  // --- what goes wrong, and what people do ---

  private void makeTrouble() {
    switch (random.nextInt(7)) {
      case 0 -> callAllOff("pause and resume");
      case 1 -> {
        callAllOff("continue as new");
        memory = new PoolMemory(memory.progress(false));
      }
      case 2 -> pool.fail(random);
      case 3 -> {
        if (memory.goal() == PoolGoal.UPGRADE && starts == 1) {
          callAllOff("roll back");
          memory.turnTo(PoolGoal.ROLL_BACK);
        }
      }
      case 4 -> {
        if (memory.goal() != PoolGoal.ABORT) {
          callAllOff("abort");
          memory.turnTo(PoolGoal.ABORT);
        }
      }
      case 5 -> {
        if (memory.goal() == PoolGoal.UPGRADE) {
          callAllOff("the history is lost");
          starts++;
          memory = new PoolMemory(Progress.none(canaryNodes, desired, pool.missing(), upgrade()));
        }
      }
      default -> resolveHolds();
    }
  }

  private void callAllOff(String why) {
    log.add("-- " + why);
    new ArrayList<>(chains.entrySet()).forEach(e -> end(e.getKey(), e.getValue()));
  }

  private void resolveHolds() {
    for (StepStatus held : memory.holds()) {
      String node = MachineSteps.nodeOf(held.step()).orElseThrow();
      memory.clearFailure(held.step());
      if (random.nextInt(3) == 0 && !memory.owes(node)) {
        log.add("-- skip " + node);
        memory.skip(node);
        callOff(node);
      } else {
        log.add("-- retry " + node);
        memory.tryAgain(node);
      }
    }
  }

  private void callOff(String node) {
    for (String name : List.of("surge/" + node, "retire/" + node)) {
      Chain chain = chains.get(name);
      if (chain != null) {
        end(name, chain);
      }
    }
  }

  private static final class Chain {
    enum Kind {
      SURGE,
      RETIRE,
      DROP,
      RELEASE
    }

    private final Kind kind;
    private final Replacement machine;
    private final String node;
    private final boolean bad;
    private int at;

    Chain(Kind kind, Replacement machine, String node, boolean bad) {
      this.kind = kind;
      this.machine = machine;
      this.node = node;
      this.bad = bad;
    }
  }
}
