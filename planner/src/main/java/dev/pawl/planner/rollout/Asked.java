package dev.pawl.planner.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What one turn asks for, as it grows: nothing is asked of a node twice, or while it is held. */
final class Asked {

  private final InFlight flight;
  private final List<Decision> decisions = new ArrayList<>();
  private final Map<String, String> machines = new TreeMap<>();
  private final Set<String> leaving = new TreeSet<>();

  Asked(InFlight flight) {
    this.flight = flight;
  }

  List<Decision> decisions() {
    return decisions;
  }

  boolean nothing() {
    return decisions.isEmpty();
  }

  void add(Decision decision) {
    decisions.add(decision);
  }

  void surge(List<Replacement> wanted, String why) {
    List<Replacement> free =
        wanted.stream()
            .filter(m -> !flight.mayNotSurge(m.node()))
            .filter(m -> machines.putIfAbsent(m.node(), m.machine()) == null)
            .toList();
    if (!free.isEmpty()) {
      decisions.add(new Decision.Surge(free, why));
    }
  }

  void retire(List<String> nodes, String why) {
    List<String> free = nodes.stream().filter(n -> !mayNotRetire(n)).toList();
    leaving.addAll(free);
    if (!free.isEmpty()) {
      decisions.add(new Decision.Retire(free, why));
    }
  }

  void drop(List<String> nodes, String why) {
    leaving.addAll(nodes);
    if (!nodes.isEmpty()) {
      decisions.add(new Decision.Drop(nodes, why));
    }
  }

  /** Machines by the node they are for. */
  Map<String, String> machines() {
    return machines;
  }

  /** Nodes that are to be drained. */
  Set<String> leaving() {
    return leaving;
  }

  boolean mayNotSurge(String node) {
    return flight.mayNotSurge(node) || machines.containsKey(node);
  }

  boolean mayNotRetire(String node) {
    return flight.mayNotRetire(node) || leaving.contains(node);
  }
}
