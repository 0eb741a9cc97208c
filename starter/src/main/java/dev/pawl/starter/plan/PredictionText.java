package dev.pawl.starter.plan;

import dev.pawl.planner.plan.Plan.BudgetNote;
import dev.pawl.planner.plan.Plan.PoolWindows;
import dev.pawl.planner.plan.Plan.Prediction;
import dev.pawl.planner.plan.Plan.WindowStretch;
import dev.pawl.planner.predict.Outlook;
import dev.pawl.starter.output.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long an upgrade may take, what it will wait for, and in which windows: for people. */
final class PredictionText {

  private PredictionText() {}

  static List<String> lines(Prediction prediction) {
    List<String> lines = new ArrayList<>();
    prediction.windows().forEach(w -> lines.addAll(windows(w)));
    if (!prediction.windows().isEmpty()) {
      lines.add("");
    }
    lines.add(estimate(prediction));
    waiting(prediction).forEach(note -> lines.add("  " + note));
    if (prediction.moreBudgets() > 0) {
      lines.add("  and %d more budgets".formatted(prediction.moreBudgets()));
    }
    if (prediction.measuredIn() != null) {
      String names = String.join(", ", prediction.measured());
      lines.add(
          "  measured in %s: %s"
              .formatted(
                  prediction.measuredIn(), names.isEmpty() ? "what Pawl itself takes" : names));
    }
    if (!prediction.assumed().isEmpty()) {
      lines.add("  only assumed: " + String.join(", ", prediction.assumed()));
      lines.add(
          "  write what they take here in spec.times, such as `times: {%s: 90s}`"
              .formatted(prediction.assumed().get(prediction.assumed().size() - 1)));
    }
    return lines;
  }

  private static String estimate(Prediction p) {
    String between =
        p.lowSeconds() < p.highSeconds()
            ? ", between %s and %s".formatted(time(p.lowSeconds()), time(p.highSeconds()))
            : "";
    String open = p.windows().isEmpty() ? "" : " of open windows";
    return "estimate: about %s%s%s, %d pods move"
        .formatted(time(p.seconds()), open, between, p.podMoves());
  }

  /** Those that never let a pod go are warned of already. */
  private static List<String> waiting(Prediction prediction) {
    return prediction.budgets().stream()
        .filter(b -> b.outlook() != Outlook.NEVER)
        .map(BudgetNote::message)
        .toList();
  }

  private static List<String> windows(PoolWindows pool) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "windows of pool %s, hop %s%s"
            .formatted(
                pool.pool(),
                pool.hop(),
                pool.ends() == null ? "" : ", done " + Times.stamp(pool.ends())));
    pool.stretches().forEach(s -> lines.add("  " + stretch(s)));
    if (pool.more() > 0) {
      lines.add("  and %d more windows".formatted(pool.more()));
    }
    return lines;
  }

  private static String stretch(WindowStretch stretch) {
    String to = stretch.to() == null ? "no end" : Times.stamp(stretch.to());
    return "%s to %s: %s"
        .formatted(
            Times.stamp(stretch.from()),
            to,
            stretch.nodes() == 1 ? "1 node" : stretch.nodes() + " nodes");
  }

  private static String time(long seconds) {
    return Times.of(Duration.ofSeconds(seconds));
  }
}
