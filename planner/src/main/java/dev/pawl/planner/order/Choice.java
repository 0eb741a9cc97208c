package dev.pawl.planner.order;

import java.util.ArrayList;
import java.util.List;

/** Chooses one node after the other; {@link FewestConflicts} says by what. */
final class Choice {

  private final BudgetNumbers numbers;
  private final int width;
  private final int[] inWindow;
  private final int[] usesLeft;
  private final List<Integer> left = new ArrayList<>();
  private final List<Integer> chosen = new ArrayList<>();

  Choice(BudgetNumbers numbers, int width) {
    this.numbers = numbers;
    this.width = width;
    this.inWindow = new int[numbers.budgets()];
    this.usesLeft = numbers.uses();
    for (int node = 0; node < numbers.nodes(); node++) {
      left.add(node);
    }
  }

  List<Integer> all() {
    while (!left.isEmpty()) {
      int node = left.remove(next());
      chosen.add(node);
      BudgetNumbers.change(usesLeft, numbers.of(node), -1);
      BudgetNumbers.change(inWindow, numbers.of(node), 1);
      int leaving = chosen.size() - width;
      if (leaving >= 0) {
        BudgetNumbers.change(inWindow, numbers.of(chosen.get(leaving)), -1);
      }
    }
    return chosen;
  }

  /** The place among those left. */
  private int next() {
    boolean someUrgent = someUrgent();
    int best = 0;
    int fewest = Integer.MAX_VALUE;
    boolean bestUrgent = false;
    for (int i = 0; i < left.size(); i++) {
      int[] budgets = numbers.of(left.get(i));
      int conflicts = BudgetNumbers.sum(inWindow, budgets);
      boolean urgent = someUrgent && conflicts <= fewest && urgent(budgets);
      if (conflicts < fewest || (conflicts == fewest && urgent && !bestUrgent)) {
        best = i;
        fewest = conflicts;
        bestUrgent = urgent;
      }
      if (fewest == 0 && (bestUrgent || !someUrgent)) {
        break;
      }
    }
    return best;
  }

  private boolean someUrgent() {
    for (int uses : usesLeft) {
      if (urgent(uses)) {
        return true;
      }
    }
    return false;
  }

  private boolean urgent(int[] budgets) {
    for (int budget : budgets) {
      if (urgent(usesLeft[budget])) {
        return true;
      }
    }
    return false;
  }

  /** That many nodes, kept {@code width} places apart, take up all places left. */
  private boolean urgent(int uses) {
    return uses > 1 && (uses - 1L) * width + 1 >= left.size();
  }
}
