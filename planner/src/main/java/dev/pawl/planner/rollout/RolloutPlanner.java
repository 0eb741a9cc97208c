package dev.pawl.planner.rollout;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.rollout.Decision.Done;
import dev.pawl.planner.rollout.Decision.Release;
import dev.pawl.planner.rollout.Decision.Rest;
import dev.pawl.planner.rollout.Decision.Soak;
import dev.pawl.planner.rollout.Decision.Stop;
import dev.pawl.planner.rollout.Decision.Wait;
import dev.pawl.planner.version.KubeVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What happens next in a pool, and why.
 *
 * <pre>
 * 1. Nodes are sorted by the goal: those to be changed, those at the goal, machines
 *    that have not joined yet, and surplus machines that must go again.
 * 2. What was begun comes first: a node whose drain has begun is retired to the end, a machine
 *    that was made is awaited, a cordon on a node that stays is taken off.
 * 3. Machines are made for the first nodes in order, as long as the pool with them has no more
 *    than desired + maxSurge nodes; nodes on their way out count.
 * 4. Nodes are retired, the first in order, as long as desired - maxUnavailable others stay
 *    available; a node that is not available anyway costs nothing. At most maxSurge +
 *    maxUnavailable are on their way at once, so that many nodes that fail together are not all
 *    taken. A machine counts as available only once it has joined.
 * 5. Where machines find no room the pool goes down the {@link Ladder}; where they turn out bad one
 *    after another, the {@link Breaker} stops it.
 * 6. The canary goes alone: one node at a time until its number is reached, then a soak.
 * 7. Where no node may begin (a window is closed), those that have a machine go on to their end;
 *    when nothing is under way any more, the pool rests.
 * 8. Nothing to change and nothing in flight: done. Something to change but nothing possible: a
 *    wait that says what for.
 * </pre>
 *
 * <p>Properties it keeps, whatever the state it is given (I2, I3, I8): no decision lets the pool
 * grow beyond desired + maxSurge nodes or fall below desired - maxUnavailable available ones, and
 * nothing is asked of a node that a step or a person holds. A pool that starts below may only get
 * better.
 */
public final class RolloutPlanner {

  private final PoolView view;
  private final InFlight flight;
  private final Sorting sorted;
  private final Asked asked;
  private final Headcount count;
  private final Ladder ladder;
  private final Breaker breaker;

  private RolloutPlanner(PoolView view) {
    this.view = view;
    this.flight = view.inFlight();
    this.sorted = Sorting.of(view);
    this.asked = new Asked(flight);
    this.count = new Headcount(view, sorted, asked);
    this.ladder = new Ladder(view);
    this.breaker = new Breaker(view);
  }

  /** The next decisions for a pool; never empty. */
  public static Turn next(PoolView view) {
    RolloutPlanner planner = new RolloutPlanner(view);
    planner.decide();
    return new Turn(
        planner.asked.decisions(), view.nodes().size(), planner.sorted.updated(view), List.of());
  }

  private void decide() {
    release();
    finishDrains();
    awaitMachines();
    if (canaryIsThrough()) {
      asked.add(new Soak("the first " + view.canary().nodes() + " of the pool are through"));
      return;
    }
    surge();
    if (view.goal() != PoolGoal.ABORT) {
      retire();
    }
    dropSurplus();
    if (sorted.leaving().stream().anyMatch(n -> breaker.stops(n) && !hasJoined(n.name()))) {
      asked.add(new Stop(breaker.hold(), "bad machines, one after another"));
    }
    if (asked.nothing()) {
      asked.add(doneOrWait());
    }
  }

  // --- what was begun ---

  private void release() {
    Stream<PoolNode> skipped =
        sorted.leaving().stream().filter(n -> flight.skipped().contains(n.name()));
    List<String> nodes =
        Stream.concat(sorted.atGoal().stream(), skipped)
            .filter(PoolNode::drainBegun)
            .map(PoolNode::name)
            .filter(n -> !flight.retiring().contains(n))
            .toList();
    if (!nodes.isEmpty()) {
      asked.add(new Release(nodes, "they stay: no longer cordoned by Pawl"));
    }
  }

  private void finishDrains() {
    asked.retire(
        sorted.leaving().stream().filter(PoolNode::drainBegun).map(PoolNode::name).toList(),
        "their drain has begun");
  }

  /** Machines that another life of this upgrade made: they are awaited, not made again. */
  private void awaitMachines() {
    asked.surge(
        sorted.halfMade().stream()
            .filter(m -> !asked.mayNotRetire(m.name()))
            .map(
                m ->
                    new Replacement(
                        m.replaces(), m.name(), m.version(), flight.attempt(m.replaces())))
            .toList(),
        "they were made and have not joined yet");
  }

  // --- what begins ---

  private boolean canaryIsThrough() {
    return count.canaryAlone()
        && view.canary().left() == 0
        && flight.idle()
        && asked.nothing()
        && sorted.leaving().stream().anyMatch(n -> !flight.skipped().contains(n.name()));
  }

  private void surge() {
    if (view.inPlace()) {
      return;
    }
    String why = "the pool may have up to %d nodes".formatted(view.desired() + view.maxSurge());
    List<String> owed = withoutMachine(count.owed().stream());
    asked.surge(replacements(owed, count.roomForMachines(view.maxSurge())), why);
    if (view.goal() != PoolGoal.ABORT && !view.beginsNothing() && ladder.fullSurge()) {
      List<String> leaving = withoutMachine(sorted.leaving().stream().map(PoolNode::name));
      asked.surge(replacements(breaker.admitted(leaving), count.roomForNewMachines()), why);
    }
  }

  private List<String> withoutMachine(Stream<String> nodes) {
    return nodes.filter(n -> !hasMachine(n) && !asked.mayNotSurge(n)).toList();
  }

  private List<Replacement> replacements(List<String> nodes, int room) {
    return nodes.stream().limit(Math.max(0, room)).map(this::replacementFor).toList();
  }

  private boolean hasMachine(String node) {
    return machinesFor(node)
        .anyMatch(m -> !flight.rejected().contains(m) && !asked.mayNotRetire(m));
  }

  private boolean hasJoined(String node) {
    return machinesFor(node).anyMatch(flight.joined()::contains);
  }

  private Stream<String> machinesFor(String node) {
    boolean back = view.goal() == PoolGoal.ROLL_BACK;
    return sorted.machinesFor(node).stream().filter(m -> m.reverts() == back).map(PoolNode::name);
  }

  /** A name that is there already belongs to a machine that was given up. */
  private Replacement replacementFor(String node) {
    int attempt = flight.attempt(node);
    while (sorted.exists(machineName(node, attempt))) {
      attempt++;
    }
    return new Replacement(node, machineName(node, attempt), versionFor(node), attempt);
  }

  private String machineName(String node, int attempt) {
    return MachineName.of(view.upgrade(), view.goal(), node, attempt);
  }

  private KubeVersion versionFor(String node) {
    if (view.goal() != PoolGoal.ROLL_BACK) {
      return view.target();
    }
    PoolNode leaving = sorted.byName().get(node);
    return leaving == null ? view.origin() : leaving.goesBackTo(view.origin());
  }

  private void retire() {
    int spare = count.spare();
    int room = count.roomOnTheWayOut();
    List<String> nodes = new ArrayList<>();
    for (PoolNode node : sorted.leaving()) {
      if (nodes.size() >= room) {
        break;
      }
      if (mayLeave(node.name()) && (!node.available() || spare > 0)) {
        nodes.add(node.name());
        spare -= node.available() ? 1 : 0;
      }
    }
    asked.retire(
        nodes,
        "at least %d other nodes stay available%s".formatted(count.mustStay(), ladder.why()));
  }

  /** Whether it is a node's turn, where others can do without it. */
  private boolean mayLeave(String node) {
    boolean begun = !view.beginsNothing() || hasMachine(node);
    boolean stopped = !breaker.admits(node) && !hasJoined(node);
    boolean canary = !count.canaryAlone() || ladder.fullSurge() || ladder.goesWithout(node);
    return begun && !stopped && canary && !asked.mayNotRetire(node) && !machineIsBeingMade(node);
  }

  /** A machine is made in its old node's image: that one stays until the new one is there. */
  private boolean machineIsBeingMade(String node) {
    String machine = flight.surging().get(node);
    boolean unseen = machine != null && !sorted.exists(machine) && !ladder.goesWithout(node);
    return asked.machines().containsKey(node) || unseen;
  }

  /** Machines that are not needed after all: drained like any node, then deleted. */
  private void dropSurplus() {
    int spare = count.spare();
    int uncounted = count.uncounted();
    List<String> nodes = new ArrayList<>();
    for (PoolNode machine : sorted.surplus()) {
      boolean counted = machine.available() && count.counts(machine);
      boolean uncountedYetServing = machine.available() && !count.counts(machine);
      boolean enoughWithout = counted ? spare > 0 : !uncountedYetServing || spare + uncounted > 0;
      if (!asked.mayNotRetire(machine.name()) && enoughWithout) {
        nodes.add(machine.name());
        spare -= counted ? 1 : 0;
        uncounted -= uncountedYetServing ? 1 : 0;
      }
    }
    asked.drop(nodes, "they are not needed any more");
  }

  // --- nothing begins ---

  private Decision doneOrWait() {
    if (!flight.idle() || !flight.held().isEmpty()) {
      return new Wait(null, "what is in flight is all that the strategy allows");
    }
    if (nothingLeft()) {
      return new Done(
          switch (view.goal()) {
            case UPGRADE -> "every node is at " + view.target() + ", those skipped aside";
            case ROLL_BACK -> "every node this upgrade changed is back at the version it had";
            case ABORT -> "nothing is half done";
          });
    }
    if (view.beginsNothing()) {
      return new Rest(view.closed().until(), view.closed().hold(), "no node may begin");
    }
    List<String> down =
        view.nodes().stream().filter(n -> !n.available()).map(n -> "Node/" + n.name()).toList();
    String message =
        "%d of %d nodes are available, and no fewer than %d may be: waiting for %s"
            .formatted(
                count.available(),
                view.desired(),
                count.mustStay(),
                down.isEmpty() ? "room for one more node" : String.join(", ", down));
    return new Wait(new Hold(HoldCode.UNAVAILABLE_BUDGET, message, down), "no node can be spared");
  }

  private boolean nothingLeft() {
    boolean noneLeaving =
        view.goal() == PoolGoal.ABORT
            ? sorted.leaving().stream().noneMatch(this::stillMine)
            : sorted.leaving().stream().allMatch(n -> flight.skipped().contains(n.name()));
    return noneLeaving
        && sorted.surplus().isEmpty()
        && sorted.halfMade().stream().allMatch(m -> flight.skipped().contains(m.replaces()))
        && (count.isFull() || count.owed().stream().allMatch(flight.skipped()::contains));
  }

  private boolean stillMine(PoolNode node) {
    return node.drainBegun() && !flight.skipped().contains(node.name());
  }
}
