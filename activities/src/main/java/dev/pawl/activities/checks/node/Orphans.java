package dev.pawl.activities.checks.node;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Reading;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Turning;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Nodes that no machine stands behind are not made again when they go; machines that never became a
 * node cost, and may count as surge. Only machines of this cluster count: the API of machines may
 * know those of others too.
 */
final class Orphans implements Check {

  @Override
  public About about() {
    return new About(
        "NODE-ORPHAN",
        "nodes without a machine, and machines without a node",
        Severity.WARN,
        Owner.PLATFORM,
        When.POOL,
        Stream.<Reading<?>>concat(Stream.of(Readings.NODES), Machines.ALL.stream()).toList());
  }

  /** A machine takes some minutes to boot. */
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  @Override
  public Found look(View view) {
    Set<String> nodes =
        view.read(Readings.NODES).stream().map(NodeFacts::name).collect(Collectors.toSet());
    List<Machine> machines = new ArrayList<>();
    Machines.ALL.forEach(api -> machines.addAll(view.read(api)));
    Set<String> here =
        machines.stream()
            .filter(m -> m.node() != null && nodes.contains(m.node()))
            .map(Machine::cluster)
            .collect(Collectors.toSet());
    machines.removeIf(m -> !here.contains(m.cluster()));
    if (machines.isEmpty()) {
      return Found.unknown(
          Severity.INFO,
          "no machine behind a node is known to the API of this cluster",
          "ask whoever makes its machines");
    }
    Set<String> known = machines.stream().map(Machine::node).collect(Collectors.toSet());
    return Found.of(
        Stream.concat(
            Turning.nodes(view).keySet().stream()
                .filter(n -> !known.contains(n))
                .map(Orphans::node),
            machines.stream().filter(m -> alone(m, nodes, view.now())).map(Orphans::machine)));
  }

  private static boolean alone(Machine machine, Set<String> nodes, Instant now) {
    boolean young = machine.made() == null || machine.made().plus(PATIENCE).isAfter(now);
    return machine.node() == null ? !young : !nodes.contains(machine.node());
  }

  private static Finding node(String name) {
    return Finding.warn(
        "Node/" + name,
        "has no machine behind it, as others here have: nothing makes it again",
        "see who made it, or leave it out of the pool");
  }

  private static Finding machine(Machine machine) {
    return Finding.warn(
        machine.object(),
        machine.node() == null
            ? "has not become a node"
            : "says that it is node %s, which is not there".formatted(machine.node()),
        "see why, or delete it");
  }
}
