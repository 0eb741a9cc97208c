package dev.pawl.planner.capacity.drain;

import dev.pawl.planner.capacity.AfterDrain;
import java.util.Comparator;
import java.util.List;

/** The pods that leave a node when it is drained, in the order in which they look for a place. */
final class Evictions {

  private Evictions() {}

  /** Takes from the node what does not stay; returns those pods that need a place. */
  static List<BoardPod> from(BoardNode node, Board board) {
    List<BoardPod> leaving =
        node.pods().stream()
            .filter(pod -> pod.shape().shape().afterDrain() != AfterDrain.PER_NODE)
            .toList();
    leaving.forEach(pod -> board.take(pod, node));
    return leaving.stream()
        .filter(pod -> pod.shape().shape().afterDrain() == AfterDrain.MOVES)
        .sorted(order(node))
        .toList();
  }

  private static Comparator<BoardPod> order(BoardNode node) {
    return Comparator.comparingInt((BoardPod pod) -> -pod.shape().shape().priority())
        .thenComparingLong(pod -> -node.share(pod.shape()))
        .thenComparing(pod -> pod.shape().shape().namespace())
        .thenComparing(pod -> pod.pod().name());
  }
}
