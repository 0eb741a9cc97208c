package dev.pawl.planner.capacity.drain;

import dev.pawl.planner.capacity.ClusterCapacity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * May the nodes of a bad canary be cordoned and drained while enough capacity stays (S4.4)? They
 * are all closed first, so that no pod flees from one to the next; then each is drained whose pods
 * have a place on the nodes that are not of the canary. Those are left as they are.
 */
public final class CanaryRetreat {

  private record Move(BoardPod pod, BoardNode to) {}

  private final Board board;

  private CanaryRetreat(Board board) {
    this.board = board;
  }

  /**
   * @param canary names of the bad nodes, in the order in which they are to be drained
   * @throws IllegalArgumentException where one of them is not in the cluster
   */
  public static Retreat decide(ClusterCapacity cluster, List<String> canary) {
    return new CanaryRetreat(new Board(cluster, Set.of(), Trace.NONE)).decide(canary);
  }

  private Retreat decide(List<String> canary) {
    List<BoardNode> nodes = canary.stream().map(board::node).toList();
    nodes.forEach(board::close);
    List<String> drain = new ArrayList<>();
    List<Retreat.Kept> keep = new ArrayList<>();
    for (BoardNode node : nodes) {
      List<Unplaced> stranded = drain(node);
      if (stranded.isEmpty()) {
        drain.add(node.capacity().name());
      } else {
        keep.add(new Retreat.Kept(node.capacity().name(), stranded));
      }
    }
    return new Retreat(drain, keep);
  }

  /** Moves the node's pods; where some have no place, moves all back and returns those. */
  private List<Unplaced> drain(BoardNode node) {
    List<BoardPod> before = List.copyOf(node.pods());
    List<Move> moves = new ArrayList<>();
    List<Unplaced> stranded = new ArrayList<>();
    for (BoardPod pod : Evictions.from(node, board)) {
      BoardNode place = board.placeFor(pod);
      if (place == null) {
        stranded.add(unplaced(pod, node));
      } else {
        board.put(pod, place);
        moves.add(new Move(pod, place));
      }
    }
    if (!stranded.isEmpty()) {
      moves.forEach(move -> board.take(move.pod(), move.to()));
      before.stream()
          .filter(pod -> !node.pods().contains(pod))
          .forEach(pod -> board.put(pod, node));
      board.forgetFailures();
    }
    return stranded;
  }

  private Unplaced unplaced(BoardPod pod, BoardNode node) {
    return new Unplaced(
        pod.pod().object(),
        pod.shape().shape().owner(),
        node.capacity().name(),
        Lasting.FOR_GOOD,
        board.reasons(pod));
  }
}
