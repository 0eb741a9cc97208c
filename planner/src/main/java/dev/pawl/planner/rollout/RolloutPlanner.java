package dev.pawl.planner.rollout;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.rollout.Decision.Done;
import dev.pawl.planner.rollout.Decision.Drop;
import dev.pawl.planner.rollout.Decision.Release;
import dev.pawl.planner.rollout.Decision.Rest;
import dev.pawl.planner.rollout.Decision.Retire;
import dev.pawl.planner.rollout.Decision.Soak;
import dev.pawl.planner.rollout.Decision.Surge;
import dev.pawl.planner.rollout.Decision.Wait;
import dev.pawl.planner.version.KubeVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
 * 5. The canary goes alone: one node at a time until its number is reached, then a soak.
 * 6. Where no node may begin (a window is closed), those that have a machine go on to their end;
 *    when nothing is under way any more, the pool rests.
 * 7. Nothing to change and nothing in flight: done. Something to change but nothing possible: a
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
  private final List<String> owed;
  private final List<Decision> decisions = new ArrayList<>();
  private final Map<String, String> surgingNow = new TreeMap<>();
  private final Set<String> retiringNow = new TreeSet<>();

  private RolloutPlanner(PoolView view) {
    this.view = view;
    this.flight = view.inFlight();
    this.sorted = Sorting.of(view);
    this.owed = flight.owed().stream().filter(n -> !sorted.exists(n)).toList();
  }

  /** The next decisions for a pool; never empty. */
  public static Turn next(PoolView view) {
    RolloutPlanner planner = new RolloutPlanner(view);
    planner.decide();
    return new Turn(planner.decisions, view.nodes().size(), planner.sorted.updated(view), List.of());
  }

  private void decide() {
    release();
    finishDrains();
    awaitMachines();
    if (canaryIsThrough()) {
      decisions.add(new Soak("the first " + view.canary().nodes() + " of the pool are through"));
      return;
    }
    surge();
    if (view.goal() != PoolGoal.ABORT) {
      retire();
    }
    dropSurplus();
    if (decisions.isEmpty()) {
      decisions.add(doneOrWait());
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
      decisions.add(new Release(nodes, "they stay: no longer cordoned by Pawl"));
    }
  }

  private void finishDrains() {
    retireNow(
        sorted.leaving().stream().filter(PoolNode::drainBegun).map(PoolNode::name).toList(),
        "their drain has begun");
  }

  /** Machines that another life of this upgrade made: they are awaited, not made again. */
  private void awaitMachines() {
    surgeNow(
        sorted.halfMade().stream()
            .filter(m -> !mayNotRetire(m.name()))
            .map(m -> new Replacement(m.replaces(), m.name(), m.version(), attemptFor(m)))
            .toList(),
        "they were made and have not joined yet");
  }

  private int attemptFor(PoolNode machine) {
    return flight.attempt(machine.replaces());
  }

  // --- what begins ---

  private boolean canaryIsThrough() {
    return canaryAlone()
        && view.canary().left() == 0
        && flight.idle()
        && decisions.isEmpty()
        && sorted.leaving().stream().anyMatch(n -> !flight.skipped().contains(n.name()));
  }

  private void surge() {
    if (view.inPlace()) {
      return;
    }
    String why = "the pool may have up to %d nodes".formatted(view.desired() + view.maxSurge());
    surgeNow(replacements(withoutMachine(owed.stream()), roomForMachines(view.maxSurge())), why);
    if (view.goal() != PoolGoal.ABORT && !view.beginsNothing()) {
      List<String> leaving = withoutMachine(sorted.leaving().stream().map(PoolNode::name));
      int room = Math.min(roomForMachines(surgeLimit()), canaryRoomForMachines());
      surgeNow(replacements(leaving, room), why);
    }
  }

  private List<String> withoutMachine(Stream<String> nodes) {
    return nodes
        .filter(n -> !hasMachine(n))
        .filter(n -> !flight.mayNotSurge(n) && !surgingNow.containsKey(n))
        .toList();
  }

  private List<Replacement> replacements(List<String> nodes, int room) {
    return nodes.stream().limit(Math.max(0, room)).map(this::replacementFor).toList();
  }

  private boolean hasMachine(String node) {
    boolean back = view.goal() == PoolGoal.ROLL_BACK;
    return view.nodes().stream()
        .filter(m -> node.equals(m.replaces()) && m.reverts() == back)
        .anyMatch(m -> !flight.rejected().contains(m.name()) && !mayNotRetire(m.name()));
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
    return leaving == null || leaving.origin() == null ? view.origin() : leaving.origin();
  }

  private void retire() {
    int spare = spare();
    int room = Math.min(roomOnTheWayOut(), canaryRoomOnTheWayOut());
    List<String> nodes = new ArrayList<>();
    for (PoolNode node : sorted.leaving()) {
      if (nodes.size() >= room) {
        break;
      }
      boolean mine =
          !mayNotRetire(node.name()) && !machineIsBeingMade(node.name()) && hasBegun(node.name());
      if (mine && (!node.available() || spare > 0)) {
        nodes.add(node.name());
        spare -= node.available() ? 1 : 0;
      }
    }
    retireNow(nodes, "at least %d other nodes stay available".formatted(mustStay()));
  }

  /** Whether a node's replacement is under way, or may begin now. */
  private boolean hasBegun(String node) {
    return !view.beginsNothing() || hasMachine(node);
  }

  /** A machine is made in its old node's image: that one stays until the new one is there. */
  private boolean machineIsBeingMade(String node) {
    String machine = flight.surging().get(node);
    return surgingNow.containsKey(node) || (machine != null && !sorted.exists(machine));
  }

  /** Machines that are not needed after all: drained like any node, then deleted. */
  private void dropSurplus() {
    int spare = spare();
    int uncounted = (int) stillAvailable().filter(n -> !counts(n)).count();
    List<String> nodes = new ArrayList<>();
    for (PoolNode machine : sorted.surplus()) {
      boolean counted = machine.available() && counts(machine);
      boolean uncountedYetServing = machine.available() && !counts(machine);
      boolean enoughWithout = counted ? spare > 0 : !uncountedYetServing || spare + uncounted > 0;
      if (!mayNotRetire(machine.name()) && enoughWithout) {
        nodes.add(machine.name());
        spare -= counted ? 1 : 0;
        uncounted -= uncountedYetServing ? 1 : 0;
      }
    }
    retiringNow.addAll(nodes);
    if (!nodes.isEmpty()) {
      decisions.add(new Drop(nodes, "they are not needed any more"));
    }
  }

  // --- counting ---

  private boolean canaryAlone() {
    return view.goal() == PoolGoal.UPGRADE && view.canary().alone();
  }

  private int surgeLimit() {
    return canaryAlone() ? Math.min(1, view.maxSurge()) : view.maxSurge();
  }

  private int roomForMachines(int surge) {
    Stream<String> pending =
        Stream.concat(flight.surging().values().stream(), surgingNow.values().stream());
    int unseen = (int) pending.distinct().filter(m -> !sorted.exists(m)).count();
    return view.desired() + surge - view.nodes().size() - unseen;
  }

  private int canaryRoomForMachines() {
    if (!canaryAlone()) {
      return Integer.MAX_VALUE;
    }
    boolean underWay =
        !flight.idle() || !decisions.isEmpty() || !flight.held().isEmpty() || !owed.isEmpty();
    return underWay || joinedAndPaired() ? 0 : Math.min(1, view.canary().left());
  }

  private boolean joinedAndPaired() {
    return view.nodes().stream().anyMatch(m -> m.replaces() != null && sorted.exists(m.replaces()));
  }

  private int roomOnTheWayOut() {
    return view.maxSurge()
        + view.maxUnavailable()
        - flight.retiring().size()
        - retiringNow.size()
        - owed.size();
  }

  private int canaryRoomOnTheWayOut() {
    if (!canaryAlone()) {
      return Integer.MAX_VALUE;
    }
    boolean underWay =
        !flight.idle()
            || !decisions.isEmpty()
            || !flight.held().isEmpty()
            || (!owed.isEmpty() && roomForMachines(view.maxSurge()) > 0);
    return underWay ? 0 : Math.min(1, view.canary().left());
  }

  private int mustStay() {
    return Math.max(0, view.desired() - view.maxUnavailable());
  }

  private int spare() {
    return available() - mustStay();
  }

  private int available() {
    return (int) stillAvailable().filter(this::counts).count();
  }

  private Stream<PoolNode> stillAvailable() {
    return view.nodes().stream()
        .filter(PoolNode::available)
        .filter(n -> !flight.retiring().contains(n.name()) && !retiringNow.contains(n.name()));
  }

  /** Whether an available node is one to rely on: not a machine that has yet to join. */
  private boolean counts(PoolNode node) {
    String old = node.replaces();
    boolean awaited = old != null && (sorted.exists(old) || owed.contains(old));
    return !awaited || flight.joined().contains(node.name());
  }

  private boolean mayNotRetire(String node) {
    return flight.mayNotRetire(node) || retiringNow.contains(node);
  }

  private void surgeNow(List<Replacement> machines, String why) {
    List<Replacement> free =
        machines.stream()
            .filter(m -> !flight.mayNotSurge(m.node()))
            .filter(m -> surgingNow.putIfAbsent(m.node(), m.machine()) == null)
            .toList();
    if (!free.isEmpty()) {
      decisions.add(new Surge(free, why));
    }
  }

  private void retireNow(List<String> nodes, String why) {
    List<String> free = nodes.stream().filter(n -> !mayNotRetire(n)).toList();
    retiringNow.addAll(free);
    if (!free.isEmpty()) {
      decisions.add(new Retire(free, why));
    }
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
                available(),
                view.desired(),
                mustStay(),
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
        && owed.stream().allMatch(flight.skipped()::contains);
  }

  private boolean stillMine(PoolNode node) {
    return node.drainBegun() && !flight.skipped().contains(node.name());
  }
}
