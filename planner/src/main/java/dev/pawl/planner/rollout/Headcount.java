package dev.pawl.planner.rollout;

import java.util.List;
import java.util.stream.Stream;

/**
 * How many nodes a pool has, may have and must keep (I2), with all that is in flight or asked for
 * taken as if it had happened: nodes on their way out, machines that nobody has seen yet.
 */
final class Headcount {

  private final PoolView view;
  private final InFlight flight;
  private final Sorting sorted;
  private final Asked asked;
  private final List<String> owed;

  Headcount(PoolView view, Sorting sorted, Asked asked) {
    this.view = view;
    this.flight = view.inFlight();
    this.sorted = sorted;
    this.asked = asked;
    // in place no machine is ever made: a node that is missing is missing
    this.owed =
        view.inPlace() ? List.of() : flight.owed().stream().filter(n -> !sorted.exists(n)).toList();
  }

  /** Nodes that are gone and whose machine has not joined. */
  List<String> owed() {
    return owed;
  }

  /** How many machines may be made; less than none where the pool is too big. */
  int roomForMachines(int surge) {
    Stream<String> pending =
        Stream.concat(flight.surging().values().stream(), asked.machines().values().stream());
    int unseen = (int) pending.distinct().filter(m -> !sorted.exists(m)).count();
    return view.desired() + surge - view.nodes().size() - unseen;
  }

  /** The same for nodes that begin now. */
  int roomForNewMachines() {
    if (!canaryAlone()) {
      return roomForMachines(view.maxSurge());
    }
    boolean underWay = !flight.idle() || canaryUnderWay() || !owed.isEmpty() || joinedAndPaired();
    int canary = underWay ? 0 : Math.min(1, view.canary().left());
    return Math.min(roomForMachines(Math.min(1, view.maxSurge())), canary);
  }

  /** How many nodes may begin to leave. */
  int roomOnTheWayOut() {
    int room =
        view.maxSurge()
            + view.maxUnavailable()
            - flight.retiring().size()
            - asked.leaving().size()
            - owedAway();
    if (!canaryAlone()) {
      return room;
    }
    boolean oneMissing = !owed.isEmpty() && !isFull();
    boolean underWay = moves() || canaryUnderWay() || oneMissing;
    return Math.min(room, underWay ? 0 : Math.min(1, view.canary().left()));
  }

  /** Nodes that are gone and missed: a pool that others filled up misses none of them. */
  private int owedAway() {
    return isFull()
        ? (int) owed.stream().filter(flight.surging()::containsKey).count()
        : owed.size();
  }

  /** Whether there is no room for one more machine, although nodes may be owed. */
  boolean isFull() {
    return roomForMachines(view.maxSurge()) <= 0;
  }

  boolean canaryAlone() {
    return view.goal() == PoolGoal.UPGRADE && view.canary().alone();
  }

  private boolean canaryUnderWay() {
    return !asked.nothing() || !flight.held().isEmpty();
  }

  /** Whether anything is in flight but a machine that finds no room for a node that is there. */
  private boolean moves() {
    return !flight.retiring().isEmpty()
        || flight.surging().keySet().stream()
            .anyMatch(n -> owed.contains(n) || !flight.trouble().noRoom().contains(n));
  }

  private boolean joinedAndPaired() {
    return view.nodes().stream().anyMatch(m -> m.replaces() != null && sorted.exists(m.replaces()));
  }

  int mustStay() {
    return Math.max(0, view.desired() - view.maxUnavailable());
  }

  /** Available nodes that could be missed; less than none where the pool is short. */
  int spare() {
    return available() - mustStay();
  }

  int available() {
    return (int) stillAvailable().filter(this::counts).count();
  }

  /** Nodes that pods can be placed on, but that are not to be relied on yet. */
  int uncounted() {
    return (int) stillAvailable().filter(n -> !counts(n)).count();
  }

  private Stream<PoolNode> stillAvailable() {
    return view.nodes().stream()
        .filter(PoolNode::available)
        .filter(n -> !flight.retiring().contains(n.name()) && !asked.leaving().contains(n.name()));
  }

  /** Whether an available node is one to rely on: not a machine that has yet to join. */
  boolean counts(PoolNode node) {
    String old = node.replaces();
    boolean awaited = old != null && (sorted.exists(old) || owed.contains(old));
    return !awaited || flight.joined().contains(node.name());
  }
}
