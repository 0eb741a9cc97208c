package dev.pawl.planner.rollout;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import java.util.List;
import java.util.Set;

/**
 * Stops a pool whose machines turn out bad one after another: what is wrong with them is wrong with
 * the next ones too. While it is open no other node begins; one bad machine at a time is replaced,
 * when a person says so, and the first machine that joins closes it.
 */
final class Breaker {

  private final PoolView view;
  private final Set<String> bad;

  Breaker(PoolView view) {
    this.view = view;
    this.bad = view.inFlight().trouble().bad();
  }

  boolean open() {
    return view.goal() == PoolGoal.UPGRADE && bad.size() >= view.stopAfterBadMachines();
  }

  /** Of the nodes that want a machine, those that may have one now. */
  List<String> admitted(List<String> nodes) {
    if (!open()) {
      return nodes;
    }
    boolean oneIsTried = !view.inFlight().surging().isEmpty();
    return nodes.stream().filter(this::triedBefore).limit(oneIsTried ? 0 : 1).toList();
  }

  /** Whether a node has nothing to do with the bad machines, and waits because of them. */
  boolean stops(PoolNode node) {
    InFlight flight = view.inFlight();
    return !admits(node.name())
        && !flight.mayNotRetire(node.name())
        && !flight.surging().containsKey(node.name());
  }

  /** Whether a node may begin, in whatever way: a person said to try it again, or all is well. */
  boolean admits(String node) {
    return !open() || triedBefore(node);
  }

  private boolean triedBefore(String node) {
    return view.inFlight().attempt(node) > 1;
  }

  Hold hold() {
    String what = view.inPlace() ? "nodes did not come back" : "machines did not join";
    String one = view.inPlace() ? "one comes back" : "one joins";
    return new Hold(
        HoldCode.BAD_MACHINES,
        "%d %s in a row (%s): no other node begins before %s; put right what is wrong with them, then 'pawl retry' one of their steps; retrying this step goes on without that"
            .formatted(bad.size(), what, String.join(", ", bad), one),
        bad.stream().map(n -> "Node/" + n).toList());
  }
}
