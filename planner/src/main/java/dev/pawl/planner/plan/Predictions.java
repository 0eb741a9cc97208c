package dev.pawl.planner.plan;

import dev.pawl.planner.cluster.BudgetState;
import dev.pawl.planner.plan.Plan.BudgetNote;
import dev.pawl.planner.plan.Plan.PoolWindows;
import dev.pawl.planner.plan.Plan.Prediction;
import dev.pawl.planner.predict.BudgetForecast;
import dev.pawl.planner.predict.EarlierSteps;
import dev.pawl.planner.predict.Outlook;
import dev.pawl.planner.predict.StepKind;
import dev.pawl.planner.predict.UpgradeForecast;
import dev.pawl.planner.spec.TimeNames;
import java.util.List;
import java.util.Optional;

/** What of a forecast is told to people and kept with the plan. */
final class Predictions {

  private Predictions() {}

  static Prediction of(UpgradeForecast forecast, EarlierSteps earlier, List<PoolWindows> windows) {
    List<BudgetNote> budgets =
        forecast.budgets().stream()
            .map(b -> new BudgetNote(b.name(), b.outlook(), message(b)))
            .toList();
    return new Prediction(
        Math.round(forecast.seconds().seconds()),
        forecast.podMoves(),
        Math.round(forecast.seconds().low()),
        Math.round(forecast.seconds().high()),
        forecast.figures(),
        FirstFew.of(budgets),
        FirstFew.more(budgets),
        names(forecast.assumed()),
        names(forecast.measured()),
        forecast.measured().isEmpty() ? null : earlier.of(),
        windows);
  }

  private static List<String> names(List<StepKind> steps) {
    return steps.stream().map(TimeNames::of).flatMap(Optional::stream).toList();
  }

  /** Budgets that no waiting helps with, and the way out. */
  static List<String> structural(UpgradeForecast forecast) {
    return FirstFew.sentences(
        forecast.budgets().stream()
            .filter(b -> b.outlook() == Outlook.NEVER)
            .map(Predictions::message)
            .toList(),
        "budgets that never let a pod go");
  }

  private static String message(BudgetForecast budget) {
    return BudgetState.several(budget.name())
        ? ("several budgets cover the same pods, %s: the Eviction API refuses to evict those, and"
                + " the drain of %s will stop at them until each is under one budget")
            .formatted(
                budget.name().replace("+", " and "),
                budget.drains() == 1 ? "1 node" : budget.drains() + " nodes")
        : budget.message();
  }
}
