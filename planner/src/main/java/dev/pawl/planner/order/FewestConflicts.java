package dev.pawl.planner.order;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * An order in which nodes that are drained side by side share no tight budget where that can be
 * avoided, and which is otherwise the base order (reference: checks and drain, 5.5, 5). Two drains
 * that wait for one budget are no faster than one after the other, and keep two nodes closed
 * meanwhile.
 *
 * <p>One node after the other is chosen among those left, each time:
 *
 * <ol>
 *   <li>those with the fewest conflicts with the {@code width - 1} nodes chosen last;
 *   <li>of these, those with a budget that is urgent: so many nodes left count on it that they can
 *       only just be kept apart by the places left;
 *   <li>of these, the first in the base order.
 * </ol>
 *
 * <p>The order so made is compared with the base order: where its worst window of {@code width}
 * nodes, or the sum over all windows, has more conflicts, the base order is kept. Time grows with
 * the square of the nodes in the worst case.
 */
public final class FewestConflicts {

  /**
   * An order, and what it could not avoid.
   *
   * @param nodes a permutation of the base order
   * @param shared the budgets that nodes side by side still share
   */
  public record Result(List<String> nodes, List<String> shared) {
    public Result {
      nodes = List.copyOf(nodes);
      shared = List.copyOf(shared);
    }

    /** For a person. */
    public String why() {
      return shared.isEmpty()
          ? "nodes that are drained side by side share no tight budget"
          : "too many nodes count on %s to keep them apart: their drains wait for one another"
              .formatted(String.join(", ", shared));
    }
  }

  private FewestConflicts() {}

  /**
   * @param base names of nodes, each once
   * @param width how many nodes are drained side by side: surge + unavailable
   */
  public static Result order(List<String> base, TightBudgets budgets, int width) {
    if (width < 1) {
      throw new IllegalArgumentException("%d nodes side by side: at least one".formatted(width));
    }
    BudgetNumbers numbers = new BudgetNumbers(base, budgets);
    List<Integer> best = identity(base.size());
    List<Integer> chosen = new Choice(numbers, width).all();
    if (!better(Windows.of(best, numbers, width), Windows.of(chosen, numbers, width))) {
      best = chosen;
    }
    List<String> shared = Windows.shared(best, numbers, width);
    return new Result(best.stream().map(base::get).toList(), shared.stream().sorted().toList());
  }

  private static List<Integer> identity(int size) {
    List<Integer> numbers = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      numbers.add(i);
    }
    return Collections.unmodifiableList(numbers);
  }

  private static boolean better(Windows one, Windows other) {
    return one.worst() < other.worst() || one.sum() < other.sum();
  }
}
