package dev.pawl.workflows;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.rollout.Decision;
import dev.pawl.planner.rollout.Replacement;
import dev.pawl.workflows.message.StepHold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Carries decisions out on a simulated pool, one change at a time, and tells the memory of the real
 * workflow what came of them: what {@link PoolSteps} does with activities.
 */
final class SimulatedSteps {

  private static final Instant NOW = Instant.EPOCH;

  private final SimulatedPool pool;
  private final boolean inPlace;
  private final Predicate<String> turnsOutBad;
  private final TreeMap<String, Chain> chains = new TreeMap<>();
  private PoolMemory memory;

  /**
   * @param turnsOutBad whether a machine, or a node changed in place, will not come (back)
   */
  SimulatedSteps(SimulatedPool pool, boolean inPlace, Predicate<String> turnsOutBad) {
    this.pool = pool;
    this.inPlace = inPlace;
    this.turnsOutBad = turnsOutBad;
  }

  /** What is remembered from now on. */
  void remember(PoolMemory now) {
    memory = now;
  }

  void begin(Decision decision) {
    if (decision instanceof Decision.Surge surge) {
      surge.machines().forEach(this::surge);
    } else if (decision instanceof Decision.Retire retire) {
      retire.nodes().forEach(n -> retire(n, Kind.RETIRE));
    } else if (decision instanceof Decision.Drop drop) {
      drop.machines().forEach(n -> retire(n, Kind.DROP));
    } else if (decision instanceof Decision.Release release) {
      release.nodes().forEach(n -> retire(n, Kind.RELEASE));
    } else if (decision instanceof Decision.Soak) {
      memory.canaryPassed();
    } else if (decision instanceof Decision.Stop stop) {
      memory.stops(MachineSteps.BREAKER + "pool", stop.hold(), NOW);
    }
  }

  private void surge(Replacement machine) {
    memory.surgeBegins(machine, NOW);
    chains.put("surge/" + machine.node(), new Chain(Kind.SURGE, machine, machine.node()));
  }

  private void retire(String node, Kind kind) {
    if (kind == Kind.DROP) {
      memory.dropBegins(node);
    } else {
      memory.retireBegins(node);
    }
    chains.put("retire/" + node, new Chain(kind, null, node));
  }

  List<String> names() {
    return new ArrayList<>(chains.keySet());
  }

  boolean idle() {
    return chains.isEmpty();
  }

  /** What the next change of a chain will be, such as {@code boot} or {@code drain}. */
  String nextOf(String name) {
    return chains.get(name).next(inPlace);
  }

  /** Whether all that is in flight are machines that find no room. */
  boolean allWaitForRoom() {
    return !idle() && memory.noRoom().size() == chains.size();
  }

  /** Machines that are being made and not there yet. */
  int coming() {
    return (int)
        chains.values().stream()
            .filter(c -> c.machine != null && !pool.exists(c.machine.machine()))
            .count();
  }

  /** Nodes that are about to be cordoned. */
  int going() {
    return (int) chains.values().stream().filter(c -> c.machine == null && c.at == 0).count();
  }

  /** One change of one chain. */
  void advance(String name) {
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
    if (!goesOn) {
      end(name);
    }
  }

  private boolean advanceSurge(Chain chain) {
    Replacement m = chain.machine;
    String step = "surge/" + m.node();
    if (chain.at == 0) {
      boolean made = pool.create(m, memory.goal());
      Hold hold = made ? null : new Hold(HoldCode.NO_CAPACITY, "no room for " + m.machine());
      memory.reports(new StepHold(step, hold), NOW);
      chain.at += made ? 1 : 0;
      return true;
    }
    if (turnsOutBad.test(m.machine())) {
      memory.fails(step, new Hold(HoldCode.MACHINE_NOT_READY, m.machine() + " is no node"), NOW);
    } else if (pool.ready(m.machine())) {
      memory.surgeJoined(m);
    } else {
      // Somebody deleted it meanwhile: then it is made again.
      chain.at = 0;
      return true;
    }
    return false;
  }

  private boolean advanceRetire(Chain chain) {
    switch (chain.at++) {
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
    switch (chain.at++) {
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
    switch (chain.at++) {
      case 0 -> pool.cordon(chain.node, true);
      case 1 -> pool.drained(chain.node);
      case 2 -> {
        Hold failed = changeFails(chain.node);
        if (failed != null) {
          memory.fails("upgrade/" + chain.node, failed, NOW);
          return false;
        }
      }
      default -> {
        pool.release(chain.node);
        memory.changedInPlace(chain.node);
        return false;
      }
    }
    return true;
  }

  private Hold changeFails(String node) {
    if (turnsOutBad.test(node)) {
      return new Hold(HoldCode.EXEC_FAILED, "the command of " + node + " failed");
    }
    boolean changed = pool.change(node, memory.goal());
    return changed ? null : new Hold(HoldCode.STEP_FAILED, node + " is gone");
  }

  private void end(String name) {
    Chain chain = chains.remove(name);
    if (chain.machine == null) {
      memory.retireEnds(chain.node);
    } else {
      memory.surgeEnds(chain.machine);
    }
  }

  void callAllOff() {
    names().forEach(this::end);
  }

  void callOff(String node) {
    for (String name : List.of("surge/" + node, "retire/" + node)) {
      if (chains.containsKey(name)) {
        end(name);
      }
    }
  }

  private enum Kind {
    SURGE,
    RETIRE,
    DROP,
    RELEASE
  }

  private static final class Chain {

    private final Kind kind;
    private final Replacement machine;
    private final String node;
    private int at;

    Chain(Kind kind, Replacement machine, String node) {
      this.kind = kind;
      this.machine = machine;
      this.node = node;
    }

    String next(boolean inPlace) {
      return switch (kind) {
        case SURGE -> List.of("make", "boot").get(at);
        case RELEASE -> "release";
        case RETIRE, DROP ->
            List.of("cordon", "drain", inPlace ? "change" : "remove", "release").get(at);
      };
    }
  }
}
