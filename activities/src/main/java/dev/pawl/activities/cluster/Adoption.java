package dev.pawl.activities.cluster;

import dev.pawl.activities.driver.Drivers;
import dev.pawl.activities.driver.MachineDriver;
import dev.pawl.activities.kube.Pages;
import dev.pawl.activities.marks.Keys;
import dev.pawl.activities.marks.Marks;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.activities.marks.NodeWriter;
import dev.pawl.activities.observe.MovablePods;
import dev.pawl.activities.step.Pulse;
import dev.pawl.activities.step.SideBySide;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.workflows.activity.ClusterActivities.AdmitRequest;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Takes over what an upgrade left behind whose history is lost. Its marks become this upgrade's, so
 * that drains and machines that had begun are finished; a machine of another version than this
 * upgrade's target is of no use: it goes where nothing runs on it, else it stays as a plain node.
 */
final class Adoption {

  private final KubernetesClient client;
  private final Drivers drivers;
  private final AdmitRequest request;
  private final List<String> said = new ArrayList<>();

  Adoption(KubernetesClient client, Drivers drivers, AdmitRequest request) {
    this.client = client;
    this.drivers = drivers;
    this.request = request;
  }

  /** Sentences on what was found; empty where nothing was. */
  List<String> run(List<Node> nodes, Pulse pulse) {
    String upgrade = request.upgrade().id();
    Set<String> names = nodes.stream().map(NodeFacts::name).collect(Collectors.toSet());
    List<Node> left = nodes.stream().filter(n -> leftBehind(n, upgrade)).toList();
    List<Node> useless = left.stream().filter(this::ofAnotherVersion).toList();
    List<Node> adopted = left.stream().filter(n -> !useless.contains(n)).toList();
    if (!adopted.isEmpty()) {
      said.add(summary(adopted));
    }
    NodeWriter writer = new NodeWriter(client);
    SideBySide.each(adopted, pulse, node -> writer.change(node, Marks.adopt(upgrade)));
    useless.forEach(
        node -> {
          pulse.check();
          disposeOf(node, names, writer);
        });
    return said;
  }

  /** Whether an upgrade other than this one has left its mark on it. */
  static boolean leftBehind(Node node, String upgrade) {
    return NodeFacts.annotation(node, Keys.UPGRADE).filter(u -> !u.equals(upgrade)).isPresent();
  }

  private boolean ofAnotherVersion(Node node) {
    return NodeFacts.annotation(node, Keys.REPLACES).isPresent()
        && !NodeFacts.version(node).equals(request.target());
  }

  private void disposeOf(Node node, Set<String> names, NodeWriter writer) {
    boolean halfMade = names.contains(NodeFacts.annotations(node).get(Keys.REPLACES));
    String name = NodeFacts.name(node);
    Optional<PoolSpec> pool = poolOf(node);
    if (halfMade && pool.isPresent() && nothingRunsOn(name)) {
      MachineDriver driver = drivers.driver(pool.get().driver(), client);
      driver.look(name).ifPresent(driver::delete);
      said.add(
          "machine %s (%s), made by a lost upgrade, was deleted: nothing ran on it, and it is not of version %s"
              .formatted(name, NodeFacts.version(node), request.target()));
      return;
    }
    writer.change(node, Marks.clean());
    said.add(
        "machine %s (%s), made by a lost upgrade, stays as a node of its pool"
            .formatted(name, NodeFacts.version(node)));
  }

  private Optional<PoolSpec> poolOf(Node node) {
    return request.pools().stream()
        .filter(p -> !p.inPlace() && p.selects(NodeFacts.labels(node)))
        .findFirst();
  }

  private boolean nothingRunsOn(String node) {
    return Pages.all(client.pods().inAnyNamespace().withField("spec.nodeName", node)::list).stream()
        .noneMatch(MovablePods::movable);
  }

  private static String summary(List<Node> adopted) {
    Set<String> ids =
        adopted.stream()
            .map(n -> NodeFacts.annotations(n).get(Keys.UPGRADE))
            .collect(Collectors.toCollection(TreeSet::new));
    long machines =
        adopted.stream().filter(n -> NodeFacts.annotation(n, Keys.REPLACES).isPresent()).count();
    long draining =
        adopted.stream().filter(n -> NodeFacts.annotation(n, Keys.DRAIN_BEGUN).isPresent()).count();
    return "upgrade %s was lost; its marks on %d nodes are taken over, among them %d machines it made and %d drains it had begun"
        .formatted(String.join(", ", ids), adopted.size(), machines, draining);
  }
}
