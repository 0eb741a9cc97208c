package dev.pawl.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.rollout.Closed;
import dev.pawl.planner.rollout.Decision;
import dev.pawl.planner.rollout.PoolGoal;
import dev.pawl.planner.rollout.PoolView;
import dev.pawl.planner.rollout.RolloutPlanner;
import dev.pawl.planner.rollout.Turn;
import dev.pawl.planner.spec.Concurrency;
import dev.pawl.planner.spec.IntOrPercent;
import dev.pawl.workflows.PoolInput.Progress;
import dev.pawl.workflows.status.PoolConcurrency;
import dev.pawl.workflows.status.UpgradeStatus.StepStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** One rollout with the planner and the memory of the real workflow, and a simulated pool. */
final class RandomRollout {

  private static final int LONGEST = 6_000;
  private static final Closed CLOSED =
      new Closed(Instant.EPOCH, new Hold(HoldCode.WINDOW, "no window is open"));

  private final Random random;
  private final int desired;
  private final int badPercent;
  private final boolean inPlace;
  private final boolean windows;
  private final boolean calm;
  private final int stopAfterBad;
  private final int canaryNodes;
  private final List<String> log = new ArrayList<>();
  private final SimulatedPool pool;
  private final SimulatedSteps steps;
  private final Concurrency spec;
  private PoolMemory memory;
  private boolean done;
  private boolean paused;
  private boolean resting;
  private int trouble;
  private int starts = 1;

  RandomRollout(Random random) {
    this.random = random;
    this.desired = 1 + random.nextInt(12);
    this.inPlace = random.nextInt(5) == 0;
    this.spec = anyNumbers();
    this.badPercent = random.nextInt(3) == 0 ? 25 : 0;
    this.stopAfterBad = 1 + random.nextInt(3);
    this.canaryNodes = random.nextInt(3);
    this.trouble = random.nextInt(8);
    this.windows = random.nextInt(3) == 0;
    this.calm = trouble == 0 && badPercent == 0;
    this.pool = new SimulatedPool(desired, surge(spec), unavailable(spec), log);
    this.steps = new SimulatedSteps(pool, inPlace, m -> isBad());
    remember(Progress.none(canaryNodes, desired, 0, upgrade()));
    log.add(
        "desired %d, surge %d, unavailable %d, canary %d%s"
            .formatted(
                desired, surge(spec), unavailable(spec), canaryNodes, inPlace ? ", in place" : ""));
    if (random.nextInt(4) == 0) {
      pool.quota(Math.max(1, desired + random.nextInt(3) - 1));
    }
  }

  private Concurrency anyNumbers() {
    int surge = inPlace ? 0 : random.nextInt(5);
    int unavailable = random.nextInt(4);
    return numbers(surge, surge + unavailable == 0 ? 1 : unavailable);
  }

  private static Concurrency numbers(int surge, int unavailable) {
    return new Concurrency(IntOrPercent.of(surge), IntOrPercent.of(unavailable));
  }

  private int surge(Concurrency numbers) {
    return numbers.maxSurge().roundedUp(desired);
  }

  private int unavailable(Concurrency numbers) {
    return numbers.maxUnavailable().roundedDown(desired);
  }

  /** As the spec says, or a person has said since. */
  private Concurrency inForce() {
    return memory.concurrency() == null ? spec : memory.concurrency().numbers();
  }

  private boolean isBad() {
    return trouble > 0 && random.nextInt(100) < badPercent;
  }

  private void remember(Progress progress) {
    memory = new PoolMemory(progress);
    steps.remember(memory);
  }

  void run() {
    for (int i = 0; i < LONGEST && !done; i++) {
      if (trouble > 0 && random.nextInt(12) == 0) {
        trouble--;
        makeTrouble();
      } else if (paused) {
        paused = random.nextInt(4) > 0;
      } else if (steps.idle() || random.nextInt(3) == 0) {
        look();
      } else {
        List<String> names = steps.names();
        steps.advance(names.get(random.nextInt(names.size())));
      }
      pool.check(steps.coming(), steps.going());
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
    if (steps.idle()) {
      resolveHolds();
      pool.recover();
      pool.forgiveNoLonger();
    }
    Turn turn = RolloutPlanner.next(view(closed));
    memory.saw(turn);
    boolean nothingBegins = true;
    for (Decision decision : turn.decisions()) {
      if (closed != null && memory.goal() == PoolGoal.UPGRADE) {
        pool.checkBeginsNothing(decision, memory.inFlight().owed());
      }
      if (!(decision instanceof Decision.Wait) && !(decision instanceof Decision.Rest)) {
        log.add(decision.toString());
        nothingBegins &= decision instanceof Decision.Stop;
      }
      if (decision instanceof Decision.Wait wait && wait.hold() != null && steps.idle()) {
        allowOneLess();
      }
      steps.begin(decision);
      done |= decision instanceof Decision.Done;
    }
    if (nothingBegins && closed == null && steps.allWaitForRoom() && pool.isFull()) {
      findRoom();
    }
  }

  private PoolView view(Closed closed) {
    return new PoolView(
        upgrade(),
        memory.goal(),
        SimulatedPool.TARGET,
        SimulatedPool.ORIGIN,
        inPlace,
        desired,
        surge(inForce()),
        unavailable(inForce()),
        stopAfterBad,
        memory.canary(),
        closed,
        pool.nodes(),
        memory.inFlight());
  }

  /** Everything that is there is up, and still none can be spared: nodes have left the pool. */
  private void allowOneLess() {
    assertThat(pool.left()).as("nodes that left").isPositive();
    setConcurrency(numbers(surge(inForce()), unavailable(inForce()) + 1));
  }

  private void setConcurrency(Concurrency next) {
    memory.concurrency(new PoolConcurrency(next, "alice@laptop", Instant.EPOCH));
    log.add("-- pawl concurrency: " + next);
    pool.edit(surge(next), unavailable(next));
  }

  /** All stands still for lack of room: then the spec allowed no node less. */
  private void findRoom() {
    assertThat(calm && unavailable(inForce()) > 0 && pool.hasRoomForThePool())
        .as("with room for the pool, and a node that may be missed, it goes on by itself")
        .isFalse();
    pool.raiseQuota();
  }

  /** When all is at rest the next window comes; else it is open or not, as it happens. */
  private boolean opens() {
    boolean rested = steps.idle() && resting;
    resting = steps.idle() && !rested;
    return rested || random.nextBoolean();
  }

  private String upgrade() {
    return "u" + starts;
  }

  // --- what goes wrong, and what people do ---

  private void makeTrouble() {
    switch (random.nextInt(11)) {
      case 0 -> {
        callAllOff("pause");
        paused = true;
      }
      case 1 -> {
        callAllOff("continue as new");
        remember(memory.progress(false));
      }
      case 2 -> pool.fail(pool.any(random));
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
          remember(Progress.none(canaryNodes, desired, pool.missing(), upgrade()));
          pool.edit(surge(spec), unavailable(spec));
        }
      }
      case 6 -> setConcurrency(anyNumbers());
      case 7 -> pool.join();
      case 8 -> pool.leave(pool.any(random));
      case 9 -> pool.quota(Math.max(1, desired + random.nextInt(3) - 1));
      default -> resolveHolds();
    }
  }

  private void callAllOff(String why) {
    log.add("-- " + why);
    steps.callAllOff();
  }

  private void resolveHolds() {
    for (StepStatus held : memory.holds().all()) {
      Optional<String> node = MachineSteps.nodeOf(held.step());
      if (held.hold().code() == HoldCode.NO_CAPACITY || random.nextInt(4) == 0) {
        continue;
      }
      memory.holds().clear(held.step());
      if (node.isEmpty()) {
        log.add("-- retry " + held.step());
        memory.trustMachines();
      } else if (random.nextInt(3) == 0 && !memory.owes(node.get())) {
        log.add("-- skip " + node.get());
        memory.skip(node.get());
        steps.callOff(node.get());
      } else {
        log.add("-- retry " + node.get());
        memory.tryAgain(node.get());
      }
    }
  }
}
