package dev.pawl.activities.pool;

import dev.pawl.activities.marks.Marks;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.activities.marks.NodeWriter;
import dev.pawl.activities.observe.ClusterObserver;
import dev.pawl.activities.observe.ClusterObserver.Rooms;
import dev.pawl.activities.step.Pulse;
import dev.pawl.activities.step.SideBySide;
import dev.pawl.planner.capacity.drain.RoomElsewhere;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.workflows.activity.PoolActivities.PoolRef;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the nodes of a pool that leave refuse pods, as long as all that can move off them has room
 * elsewhere; where it has not, or the scheduler finds no place for some pod, they take pods again.
 * It changes what marks say, and never marks a node that was not.
 */
final class HardTaint {

  private static final Logger log = LoggerFactory.getLogger(HardTaint.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  /** All pods are read at each look: that shall be a small part of the time. */
  private static final int REST_PER_LOOK = 20;

  private final Clock clock;

  HardTaint(Clock clock) {
    this.clock = clock;
  }

  /** Until it is called off; what the marks say then stays. */
  void keep(KubernetesClient client, PoolRef pool, Pulse pulse) {
    while (true) {
      pulse.check();
      Instant begun = clock.instant();
      look(client, pool, pulse);
      Duration rest = Duration.between(begun, clock.instant()).multipliedBy(REST_PER_LOOK);
      pulse.pause(rest.compareTo(LOOK_AGAIN) < 0 ? LOOK_AGAIN : rest);
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
    Rooms rooms = ClusterObserver.rooms(client);
    List<Node> leaving =
        rooms.nodes().stream()
            .filter(n -> pool.selects(NodeFacts.labels(n)) && NodeFacts.outdated(n))
            .filter(n -> !NodeFacts.quarantinedBy(n, ref.upgrade().id()))
            .toList();
    // What other pools refuse already needs the same room.
    Set<String> moving = names(rooms.nodes(), NodeFacts::hardlyOutdated);
    moving.addAll(names(leaving, n -> true));
    boolean room =
        !rooms.podsWithoutPlace()
            && RoomElsewhere.forAll(
                rooms.capacity(), moving, names(rooms.nodes(), NodeFacts::outdated));
    List<Node> other = leaving.stream().filter(n -> NodeFacts.hardlyOutdated(n) != room).toList();
    if (!other.isEmpty()) {
      log.atInfo()
          .addKeyValue("pool", pool.name())
          .addKeyValue("nodes", other.size())
          .log(room ? "there is room elsewhere: no pod comes back" : "there is no room elsewhere");
    }
    NodeWriter writer = new NodeWriter(client);
    SideBySide.each(
        other, pulse, node -> writer.change(node, room ? Marks.harden() : Marks.soften()));
  }

  private static Set<String> names(List<Node> nodes, Predicate<Node> which) {
    return nodes.stream().filter(which).map(NodeFacts::name).collect(Collectors.toSet());
  }
}
