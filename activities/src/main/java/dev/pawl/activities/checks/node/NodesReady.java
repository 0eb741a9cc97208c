package dev.pawl.activities.checks.node;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.marks.Keys;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.check.Stage;
import io.fabric8.kubernetes.api.model.Node;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A node that is not Ready. In a pool of this upgrade it takes of what may be unavailable, and
 * blocks; elsewhere it is worth a warning.
 */
final class NodesReady implements Check {

  @Override
  public About about() {
    return new About(
        "NODE-READY",
        "nodes that are not Ready",
        Severity.BLOCK,
        Owner.PLATFORM,
        Set.of(Stage.BEFORE_ALL, Stage.POOL, Stage.AFTER),
        List.of(Readings.NODES));
  }

  @Override
  public Found look(View view) {
    List<Node> nodes = view.read(Readings.NODES);
    Set<String> names = nodes.stream().map(NodeFacts::name).collect(Collectors.toSet());
    return Found.of(
        nodes.stream()
            .filter(n -> !NodeFacts.ready(n))
            .map(n -> comes(n, names) ? booting(n) : finding(n, view)));
  }

  /** Whether Pawl has made it in place of a node that is still there. */
  private static boolean comes(Node node, Set<String> names) {
    return names.contains(NodeFacts.annotations(node).getOrDefault(Keys.REPLACES, ""));
  }

  private static Finding booting(Node node) {
    return Finding.warn(
        "Node/" + NodeFacts.name(node),
        "is not Ready; an upgrade of Pawl has made it",
        "the upgrade that runs, or else the next one, goes on with it or takes it away");
  }

  private static Finding finding(Node node, View view) {
    String object = "Node/" + NodeFacts.name(node);
    boolean member = view.spec().pools().stream().anyMatch(p -> p.selects(NodeFacts.labels(node)));
    String wayOut = "find out why its kubelet does not report, mend or remove the node";
    return member
        ? Finding.block(object, "is not Ready, and a member of a pool that turns over", wayOut)
        : Finding.warn(object, "is not Ready", wayOut);
  }
}
