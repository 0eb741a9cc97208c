package dev.pawl.planner.capacity.drain;

import dev.pawl.planner.capacity.AfterDrain;
import dev.pawl.planner.capacity.ClusterCapacity;
import dev.pawl.planner.capacity.NodeCapacity;
import dev.pawl.planner.capacity.PlacedPod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A cluster on which nodes come and go and pods are moved: the working state of one simulation.
 * Room is kept by addition and subtraction, never worked out anew. Not for two threads.
 */
final class Board {

  private final ResourceNames names;
  private final ShapeIndex index;
  private final List<BoardNode> nodes = new ArrayList<>();
  private final Map<String, BoardNode> byName = new LinkedHashMap<>();
  private final Ranking ranking = new Ranking();
  private final PlaceFinder finder;
  private final Trace trace;

  /**
   * @param outdated nodes with the mark that lets evicted pods prefer others
   */
  Board(ClusterCapacity cluster, Set<String> outdated, Trace trace) {
    this.trace = trace;
    List<PlacedPod> placed = onKnownNodes(cluster);
    names = new ResourceNames(placed.stream().map(pod -> pod.shape().requests()).toList());
    index = new ShapeIndex(placed, names);
    finder = new PlaceFinder(nodes, ranking, new RoomFilters(names));
    cluster.nodes().stream()
        .sorted(Comparator.comparing(NodeCapacity::name))
        .forEach(node -> join(node, outdated.contains(node.name())));
    for (PlacedPod pod : placed) {
      stand(new BoardPod(pod, index.of(pod)), byName.get(pod.node()));
    }
    nodes.forEach(this::offer);
  }

  private static List<PlacedPod> onKnownNodes(ClusterCapacity cluster) {
    Set<String> known = new HashSet<>();
    cluster.nodes().forEach(node -> known.add(node.name()));
    return cluster.pods().stream().filter(pod -> known.contains(pod.node())).toList();
  }

  BoardNode node(String name) {
    BoardNode node = byName.get(name);
    if (node == null) {
      throw new IllegalArgumentException(
          "node " + name + " is not in the cluster: look at the cluster again");
    }
    return node;
  }

  /** A machine that is like another joins, with the pods that every node has of its own. */
  BoardNode joinLike(BoardNode old, String name) {
    List<BoardPod> itsOwn = itsOwn(old);
    BoardNode node = join(old.capacity().successor(name), false);
    itsOwn.forEach(pod -> stand(pod, node));
    offer(node);
    trace.joined(node.capacity(), itsOwn.stream().map(BoardPod::pod).toList());
    return node;
  }

  private BoardNode join(NodeCapacity capacity, boolean outdated) {
    BoardNode node =
        new BoardNode(nodes.size(), capacity, outdated, names.amounts(capacity.allocatable()));
    nodes.add(node);
    byName.put(capacity.name(), node);
    index.topologies().forEach(topology -> topology.join(node));
    index.eligible().forEach(eligible -> eligible.update(node));
    return node;
  }

  /** From now on it is looked at for pods, if it is open. */
  private void offer(BoardNode node) {
    if (node.open()) {
      ranking.add(node);
      finder.opened(node);
    }
  }

  private static List<BoardPod> itsOwn(BoardNode node) {
    return node.pods().stream()
        .filter(pod -> pod.shape().shape().afterDrain() == AfterDrain.PER_NODE)
        .toList();
  }

  /** It takes no more pods; those that stand there stay. */
  void close(BoardNode node) {
    become(node, Standing.DRAINING);
  }

  /** It is again what it was before it was closed. */
  void reopen(BoardNode node) {
    become(node, node.initial());
  }

  /** It goes, and its own pods with it. */
  void remove(BoardNode node) {
    List.copyOf(node.pods()).forEach(pod -> take(pod, node));
    become(node, Standing.REMOVED);
    index.fits().forEach(fit -> fit.forget(node));
  }

  private void become(BoardNode node, Standing next) {
    if (node.open()) {
      ranking.remove(node);
    }
    boolean counted = index.eligible().stream().anyMatch(e -> e.changes(node, next));
    if (counted) {
      node.pods().forEach(pod -> count(pod, node, -1));
    }
    node.become(next);
    if (counted) {
      index.eligible().forEach(eligible -> eligible.update(node));
      node.pods().forEach(pod -> count(pod, node, 1));
    }
    offer(node);
    trace.became(node.capacity().name(), next);
  }

  void put(BoardPod pod, BoardNode node) {
    stand(pod, node);
    if (node.open()) {
      ranking.update(node);
    }
    trace.came(pod.pod(), node.capacity().name());
  }

  private static void stand(BoardPod pod, BoardNode node) {
    node.add(pod);
    count(pod, node, 1);
  }

  void take(BoardPod pod, BoardNode node) {
    node.remove(pod);
    count(pod, node, -1);
    if (node.open()) {
      ranking.update(node);
    }
    trace.left(pod.pod(), node.capacity().name());
  }

  private static void count(BoardPod pod, BoardNode node, int change) {
    pod.shape().counters().forEach(counter -> counter.count(node, change));
  }

  /** The best place for a pod; null where there is none. */
  BoardNode placeFor(BoardPod pod) {
    BoardNode place = finder.find(pod.shape());
    if (place == null) {
      trace.foundNone(pod.pod());
    }
    return place;
  }

  /** Whether one of few nodes has a place for a pod, the best; null where there is none. */
  BoardNode placeFor(BoardPod pod, List<BoardNode> among) {
    return finder.best(pod.shape(), among);
  }

  /** Pods were put back: what had no place may have one. */
  void forgetFailures() {
    finder.forgetFailures();
  }

  /** Why no node has a place for a pod, over all that are not removed. */
  List<ReasonCount> reasons(BoardPod pod) {
    return finder.reasons(pod.shape());
  }
}
