package dev.pawl.activities.checks.node;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A node that reports that it is short of something, or that its network is not there. */
final class NodePressure implements Check {

  @Override
  public About about() {
    return new About(
        "NODE-PRESSURE",
        "nodes that are short of memory, disk or processes, or have no network",
        Severity.BLOCK,
        Owner.PLATFORM,
        When.POOL_AND_AFTER,
        List.of(Readings.NODES));
  }

  private static final Set<String> SHORT = Set.of("MemoryPressure", "DiskPressure", "PIDPressure");
  private static final String NO_NETWORK = "NetworkUnavailable";

  @Override
  public Found look(View view) {
    return Found.of(view.read(Readings.NODES).stream().flatMap(NodePressure::findings));
  }

  private static Stream<Finding> findings(Node node) {
    return NodeFacts.conditions(node).stream()
        .filter(c -> "True".equals(c.getStatus()))
        .flatMap(c -> finding(Ref.of(node), c));
  }

  private static Stream<Finding> finding(String object, NodeCondition condition) {
    if (SHORT.contains(condition.getType())) {
      return Stream.of(
          Finding.warn(
              object,
              "reports " + condition.getType(),
              "free what it is short of: its kubelet evicts pods, and takes no new ones"));
    }
    return NO_NETWORK.equals(condition.getType())
        ? Stream.of(
            Finding.block(
                object, "reports NetworkUnavailable", "mend its network: pods cannot run on it"))
        : Stream.empty();
  }
}
