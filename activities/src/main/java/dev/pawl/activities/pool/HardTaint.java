package dev.pawl.activities.pool;

import dev.pawl.activities.marks.Marks;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.activities.marks.NodeWriter;
import dev.pawl.activities.observe.ClusterObserver;
import dev.pawl.activities.observe.ClusterObserver.Rooms;
import dev.pawl.activities.pool.PoolNodes.Member;
import dev.pawl.activities.step.Pulse;
import dev.pawl.activities.step.SideBySide;
import dev.pawl.planner.capacity.drain.ClosedNodes;
import dev.pawl.planner.rollout.PoolNode;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.workflows.activity.PoolActivities.PoolRef;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets nodes of a pool that leave refuse pods, those that {@link ClosedNodes} names; where the room
 * for that is lost, or the scheduler finds no place for some pod, they take pods again. It changes
 * what marks say, and never marks a node that was not.
 */
final class HardTaint {

  private static final Logger log = LoggerFactory.getLogger(HardTaint.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  /** All pods are read at each look: that shall be a small part of the time. */
  private static final int REST_PER_LOOK = 60;

  /** Each change of mind is a write for each node. */
  private static final Duration STAYS_SOFT = Duration.ofMinutes(2);

  private final Clock clock;

  HardTaint(Clock clock) {
    this.clock = clock;
  }

  /** Until it is called off; what the marks say then stays. */
  void keep(KubernetesClient client, PoolRef pool, Pulse pulse) {
    while (true) {
      pulse.check();
      if (ClusterObserver.podsWithoutPlace(client)) {
        soften(client, pool, pulse);
        pulse.pause(STAYS_SOFT);
      } else {
        Instant begun = clock.instant();
        look(client, pool, pulse);
        Duration took = Duration.between(begun, clock.instant());
        rest(client, took.multipliedBy(REST_PER_LOOK), pulse);
      }
    }
  }

  /** Ends early where a pod has no place: that is seen without reading all others. */
  private static void rest(KubernetesClient client, Duration rest, Pulse pulse) {
    pulse.pause(LOOK_AGAIN);
    for (long more = rest.dividedBy(LOOK_AGAIN) - 1; more > 0; more--) {
      if (ClusterObserver.podsWithoutPlace(client)) {
        return;
      }
      pulse.pause(LOOK_AGAIN);
    }
  }

  /** Pods may come to its nodes again. */
  void soften(KubernetesClient client, PoolRef pool, Pulse pulse) {
    List<Node> hard =
        PoolNodes.list(client, pool.pool()).stream().filter(NodeFacts::hardlyOutdated).toList();
    NodeWriter writer = new NodeWriter(client);
    SideBySide.each(hard, pulse, node -> writer.change(node, Marks.soften()));
  }

  private static void look(KubernetesClient client, PoolRef ref, Pulse pulse) {
    PoolSpec pool = ref.pool();
    String upgrade = ref.upgrade().id();
    Rooms rooms = ClusterObserver.rooms(client);
    Map<String, Node> leaving =
        rooms.nodes().stream()
            .filter(n -> pool.selects(NodeFacts.labels(n)) && NodeFacts.outdated(n))
            .filter(n -> !NodeFacts.quarantinedBy(n, upgrade))
            .collect(Collectors.toMap(NodeFacts::name, n -> n));
    List<String> inOrder =
        PoolNodes.inOrder(leaving.values().stream().map(n -> Member.of(n, upgrade)).toList(), pool)
            .stream()
            .map(PoolNode::name)
            .toList();
    Set<String> closed =
        ClosedNodes.of(
            rooms.capacity(),
            inOrder,
            names(leaving.values(), n -> NodeFacts.drainBegun(n, upgrade)),
            names(rooms.nodes(), NodeFacts::hardlyOutdated),
            names(rooms.nodes(), NodeFacts::outdated));
    List<Node> other =
        leaving.values().stream()
            .filter(n -> NodeFacts.hardlyOutdated(n) != closed.contains(NodeFacts.name(n)))
            .toList();
    if (!other.isEmpty()) {
      log.atInfo()
          .addKeyValue("pool", pool.name())
          .addKeyValue("refusing", closed.size())
          .addKeyValue("of", leaving.size())
          .log("old nodes refuse pods while there is room elsewhere");
    }
    NodeWriter writer = new NodeWriter(client);
    SideBySide.each(
        other,
        pulse,
        node ->
            writer.change(
                node, closed.contains(NodeFacts.name(node)) ? Marks.harden() : Marks.soften()));
  }

  private static Set<String> names(Collection<Node> nodes, Predicate<Node> which) {
    return nodes.stream().filter(which).map(NodeFacts::name).collect(Collectors.toSet());
  }
}
