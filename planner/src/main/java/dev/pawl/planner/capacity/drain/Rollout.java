package dev.pawl.planner.capacity.drain;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * How nodes are drained: {@code surge + unavailable} side by side, in order.
 *
 * @param order names of the nodes, first to last
 * @param surge machines that join before as many nodes are drained; 0 where machines are kept
 * @param unavailable nodes whose successor joins only after they were drained
 */
public record Rollout(List<String> order, int surge, int unavailable, Machines machines) {

  public Rollout {
    order = List.copyOf(order);
    if (surge < 0 || unavailable < 0 || surge + unavailable == 0) {
      throw new IllegalArgumentException(
          "surge %d and unavailable %d let no node be drained: allow one more or one less"
              .formatted(surge, unavailable));
    }
    if (machines == Machines.KEPT && surge > 0) {
      throw new IllegalArgumentException(
          "surge %d where machines are kept: no machine is made; use unavailable".formatted(surge));
    }
    if (new LinkedHashSet<>(order).size() < order.size()) {
      throw new IllegalArgumentException("a node is drained once, and is in the order twice");
    }
  }

  /** How many nodes are drained side by side. */
  public int width() {
    return surge + unavailable;
  }
}
