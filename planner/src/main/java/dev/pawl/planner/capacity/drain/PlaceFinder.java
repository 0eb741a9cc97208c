package dev.pawl.planner.capacity.drain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the best node for a pod without looking at every node for every pod:
 *
 * <ol>
 *   <li>what node rules admit is worked out once per set of rules, not per pod;
 *   <li>nodes are kept in order of preference, so that the first that admits the pod is the best;
 *       where the rules admit few nodes, those are looked at alone;
 *   <li>a shape that found no place looks only at nodes that were opened since, where the pods
 *       around it do not matter: the room of a node that stays open only shrinks.
 * </ol>
 */
final class PlaceFinder {

  /** Rules that admit less than this part of the nodes are looked at without the others. */
  private static final int FEW = 4;

  private final List<BoardNode> nodes;
  private final Ranking ranking;
  private final RoomFilters filters;

  /** Every opening of a node, in order. */
  private final List<BoardNode> opened = new ArrayList<>();

  /** How many openings there had been when a shape found no place. */
  private final Map<IndexedShape, Integer> failedAt = new HashMap<>();

  /**
   * @param nodes all nodes by their number; the board adds to it
   */
  PlaceFinder(List<BoardNode> nodes, Ranking ranking, RoomFilters filters) {
    this.nodes = nodes;
    this.ranking = ranking;
    this.filters = filters;
  }

  void opened(BoardNode node) {
    opened.add(node);
  }

  void forgetFailures() {
    failedAt.clear();
  }

  /** The best node that every filter admits; null where there is none. */
  BoardNode find(IndexedShape shape) {
    Integer failed = failedAt.get(shape);
    BoardNode place =
        failed == null ? search(shape) : best(shape, opened.subList(failed, opened.size()));
    if (place == null && shape.settled()) {
      failedAt.put(shape, opened.size());
    }
    return place;
  }

  private BoardNode search(IndexedShape shape) {
    NodeFit fit = shape.fit();
    fit.catchUp(nodes);
    return fit.count() < ranking.size() / FEW ? amongAdmitted(shape, fit) : inOrder(shape, fit);
  }

  private BoardNode inOrder(IndexedShape shape, NodeFit fit) {
    for (long rank : ranking.ascending()) {
      BoardNode node = nodes.get(Ranking.number(rank));
      if (fit.admits(node) && filters.admit(shape, node)) {
        return node;
      }
    }
    return null;
  }

  private BoardNode amongAdmitted(IndexedShape shape, NodeFit fit) {
    BoardNode best = null;
    for (int id = fit.next(0); id >= 0; id = fit.next(id + 1)) {
      best = better(shape, nodes.get(id), best);
    }
    return best;
  }

  /** The best of few nodes; null where none of them has a place. */
  BoardNode best(IndexedShape shape, List<BoardNode> among) {
    shape.fit().catchUp(nodes);
    BoardNode best = null;
    for (BoardNode node : among) {
      if (shape.fit().admits(node)) {
        best = better(shape, node, best);
      }
    }
    return best;
  }

  private BoardNode better(IndexedShape shape, BoardNode node, BoardNode best) {
    boolean ahead = best == null || node.rank() < best.rank();
    return ahead && filters.admit(shape, node) ? node : best;
  }

  /** Why each node that is not removed has no place, counted. */
  List<ReasonCount> reasons(IndexedShape shape) {
    Reasons reasons = new Reasons();
    for (BoardNode node : nodes) {
      if (node.standing() != Standing.REMOVED) {
        reasons.add(rejection(shape, node));
      }
    }
    return reasons.counts();
  }

  private Rejection rejection(IndexedShape shape, BoardNode node) {
    if (!node.open()) {
      return filters.rejection(shape, node);
    }
    return NodeRuleFilters.admit(shape.shape().nodeRules(), node.capacity())
        ? filters.rejection(shape, node)
        : NodeRuleFilters.rejection(shape.shape().nodeRules(), node.capacity());
  }
}
