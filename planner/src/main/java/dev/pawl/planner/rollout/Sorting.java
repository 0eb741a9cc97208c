package dev.pawl.planner.rollout;

import dev.pawl.planner.version.KubeVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The nodes of a pool by what the goal wants of them. Each is in one list, in the pool's order.
 *
 * @param leaving to be replaced, or changed in place
 * @param atGoal to stay as they are
 * @param halfMade machines made in this direction that have not joined yet
 * @param surplus machines that are not needed after all
 * @param machines those that Pawl made, by the node they replace
 */
record Sorting(
    List<PoolNode> leaving,
    List<PoolNode> atGoal,
    List<PoolNode> halfMade,
    List<PoolNode> surplus,
    Map<String, PoolNode> byName,
    Map<String, List<PoolNode>> machines) {

  static Sorting of(PoolView view) {
    Map<String, PoolNode> byName =
        view.nodes().stream().collect(Collectors.toMap(PoolNode::name, Function.identity()));
    Sorting sorted =
        new Sorting(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            byName,
            view.nodes().stream()
                .filter(n -> n.replaces() != null)
                .collect(Collectors.groupingBy(PoolNode::replaces)));
    for (PoolNode node : view.nodes()) {
      sorted.listFor(node, view).add(node);
    }
    return sorted;
  }

  /** Whether a node is gone and its machine has not joined. */
  boolean owes(PoolView view, String node) {
    return view.inFlight().owed().contains(node) && !exists(node);
  }

  boolean exists(String node) {
    return byName.containsKey(node);
  }

  /** Machines made for a node, those of both directions. */
  List<PoolNode> machinesFor(String node) {
    return machines.getOrDefault(node, List.of());
  }

  /** Nodes of the pool that have the target version now, whichever way the pool goes. */
  int updated(PoolView view) {
    Stream<PoolNode> notYetBack =
        view.goal() == PoolGoal.ROLL_BACK ? leaving.stream() : Stream.empty();
    return (int)
        Stream.concat(atGoal.stream(), notYetBack).filter(node -> !isOld(node, view)).count();
  }

  private List<PoolNode> listFor(PoolNode node, PoolView view) {
    boolean givenUp = view.inFlight().rejected().contains(node.name());
    if (givenUp || redundant(node, view) || skippedOver(node, view)) {
      return surplus;
    }
    return switch (view.goal()) {
      case UPGRADE -> forUpgrade(node, view);
      case ROLL_BACK -> forRollback(node, view);
      case ABORT -> forAbort(node, view);
    };
  }

  /** Of several machines for one node, as a lost history may leave them, the best one stays. */
  private boolean redundant(PoolNode machine, PoolView view) {
    // What is to leave and has begun to is the one to finish; what is to stay had better not have.
    boolean toLeave = view.goal() == PoolGoal.ROLL_BACK && !machine.reverts();
    InFlight flight = view.inFlight();
    Comparator<PoolNode> best =
        Comparator.comparing((PoolNode m) -> !flight.joined().contains(m.name()))
            .thenComparing(m -> flight.rejected().contains(m.name()))
            .thenComparing(m -> (m.drainBegun() || flight.retiring().contains(m.name())) != toLeave)
            .thenComparing(m -> !m.available())
            .thenComparing(m -> !m.ready())
            .thenComparing(PoolNode::name);
    return machine.replaces() != null
        && machinesFor(machine.replaces()).stream()
            .filter(m -> m.reverts() == machine.reverts() || view.goal() == PoolGoal.ABORT)
            .anyMatch(m -> best.compare(m, machine) < 0);
  }

  private List<PoolNode> forUpgrade(PoolNode node, PoolView view) {
    if (view.inPlace()) {
      return isOld(node, view) || node.drainBegun() ? leaving : atGoal;
    }
    if (unjoined(node, view)) {
      return halfMade;
    }
    return isOld(node, view) ? leaving : atGoal;
  }

  private List<PoolNode> forRollback(PoolNode node, PoolView view) {
    boolean changed = node.origin() != null;
    boolean away = changed && !node.version().equals(node.goesBackTo(view.origin()));
    if (view.inPlace()) {
      return away || (changed && node.drainBegun()) ? leaving : atGoal;
    }
    if (node.reverts() && unjoined(node, view)) {
      return halfMade;
    }
    if (!node.reverts() && node.replaces() != null && placeIsTaken(node.replaces(), view)) {
      return surplus;
    }
    return away ? leaving : atGoal;
  }

  /** Whether the place of a node is, or will be, taken by another than the machine made for it. */
  private boolean placeIsTaken(String old, PoolView view) {
    return exists(old) || owes(view, old) || machinesFor(old).stream().anyMatch(PoolNode::reverts);
  }

  private List<PoolNode> forAbort(PoolNode node, PoolView view) {
    if (view.inPlace()) {
      return node.drainBegun() ? leaving : atGoal;
    }
    if (node.replaces() != null && exists(node.replaces())) {
      PoolNode old = byName.get(node.replaces());
      boolean finishing = old.drainBegun() || view.inFlight().retiring().contains(old.name());
      boolean onItsWayOut = node.drainBegun();
      boolean skipped = view.inFlight().skipped().contains(old.name());
      if (!finishing || onItsWayOut || skipped) {
        return surplus;
      }
    }
    if (unjoined(node, view)) {
      return halfMade;
    }
    return node.drainBegun() ? leaving : atGoal;
  }

  private static boolean isOld(PoolNode node, PoolView view) {
    KubeVersion version = node.version();
    return version.compareTo(view.target()) < 0;
  }

  private boolean skippedOver(PoolNode node, PoolView view) {
    return node.replaces() != null
        && exists(node.replaces())
        && view.inFlight().skipped().contains(node.replaces());
  }

  /** A machine whose old node is gone and was not owed has joined long ago. */
  private boolean unjoined(PoolNode node, PoolView view) {
    return node.replaces() != null
        && (exists(node.replaces()) || owes(view, node.replaces()))
        && !view.inFlight().joined().contains(node.name());
  }
}
