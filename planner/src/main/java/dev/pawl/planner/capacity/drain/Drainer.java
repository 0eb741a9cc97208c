package dev.pawl.planner.capacity.drain;

import dev.pawl.planner.capacity.drain.DrainOutcome.Extent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** Carries out one rollout on a board. {@link DrainSimulation} says how. */
final class Drainer {

  /** No node of Kubernetes can have such a name. */
  private static final String SUCCESSOR = "~new";

  /** A pod without a place, and the finding it is. */
  private record Waiting(BoardPod pod, int finding) {}

  private final Board board;
  private final Rollout rollout;
  private final int mostFindings;
  private final List<Unplaced> findings = new ArrayList<>();
  private final Map<IndexedShape, Queue<Waiting>> waiting = new LinkedHashMap<>();
  private final Map<IndexedShape, List<ReasonCount>> reasons = new HashMap<>();

  Drainer(Board board, Rollout rollout, int mostFindings) {
    this.board = board;
    this.rollout = rollout;
    this.mostFindings = mostFindings;
  }

  DrainOutcome run() {
    return run(rollout.order());
  }

  DrainOutcome runFirstBatch() {
    return run(rollout.order().subList(0, Math.min(rollout.width(), rollout.order().size())));
  }

  private DrainOutcome run(List<String> names) {
    List<BoardNode> order = names.stream().map(board::node).toList();
    int begin = 0;
    while (begin < order.size() && !enough()) {
      int end = (int) Math.min(order.size(), (long) begin + rollout.width());
      batch(order.subList(begin, end));
      begin = end;
    }
    if (findings.isEmpty()) {
      return new DrainOutcome.Fits();
    }
    return new DrainOutcome.NoPlace(findings, enough() ? Extent.FIRST : Extent.ALL);
  }

  private boolean enough() {
    return findings.size() >= mostFindings;
  }

  private void batch(List<BoardNode> batch) {
    int surge = Math.min(rollout.surge(), batch.size());
    batch.subList(0, surge).forEach(this::joinSuccessor);
    batch.forEach(board::close);
    batch.forEach(this::drain);
    List<BoardNode> opened = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      BoardNode node = batch.get(i);
      switch (rollout.machines()) {
        case KEPT -> {
          board.reopen(node);
          opened.add(node);
        }
        case REPLACED -> {
          if (i >= surge) {
            opened.add(joinSuccessor(node));
          }
          board.remove(node);
        }
      }
    }
    tryAgain(opened);
  }

  private BoardNode joinSuccessor(BoardNode node) {
    return board.joinLike(node, node.capacity().name() + SUCCESSOR);
  }

  private void drain(BoardNode node) {
    for (BoardPod pod : Evictions.from(node, board)) {
      if (enough()) {
        return;
      }
      BoardNode place = board.placeFor(pod);
      if (place == null) {
        hold(pod, node);
      } else {
        board.put(pod, place);
      }
    }
  }

  private void hold(BoardPod pod, BoardNode from) {
    waiting
        .computeIfAbsent(pod.shape(), shape -> new ArrayDeque<>())
        .add(new Waiting(pod, findings.size()));
    findings.add(
        new Unplaced(
            pod.pod().object(),
            pod.shape().shape().owner(),
            from.capacity().name(),
            Lasting.FOR_GOOD,
            reasons.computeIfAbsent(pod.shape(), shape -> board.reasons(pod))));
  }

  private void tryAgain(List<BoardNode> opened) {
    Iterator<Queue<Waiting>> shapes = waiting.values().iterator();
    while (shapes.hasNext()) {
      Queue<Waiting> pods = shapes.next();
      placeThoseThatFit(pods, opened);
      if (pods.isEmpty()) {
        shapes.remove();
      }
    }
  }

  /** Where one has no place, the others of its shape have none. */
  private void placeThoseThatFit(Queue<Waiting> pods, List<BoardNode> opened) {
    while (!pods.isEmpty()) {
      BoardPod pod = pods.element().pod();
      BoardNode place = board.placeFor(pod, opened);
      if (place == null) {
        return;
      }
      board.put(pod, place);
      int finding = pods.remove().finding();
      findings.set(finding, findings.get(finding).lasting(Lasting.UNTIL_REPLACED));
    }
  }
}
