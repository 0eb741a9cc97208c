package dev.pawl.activities.checks.controlplane;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Answers.Answer;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.checks.metrics.ServerMetrics;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Apiservers that are slow or fail often, by Kubernetes' own objective: 99 % of changes within a
 * second, webhooks left out. Counted since they were started; of a few thousand requests nothing is
 * said.
 */
final class SlowAnswers implements Check {

  @Override
  public About about() {
    return new About(
        "CP-LATENCY",
        "apiservers that are slow, or fail often",
        Severity.WARN,
        Owner.PLATFORM,
        When.AND_AFTER,
        List.of(ServerMetrics.OF_EACH.reading(), Readings.APISERVERS));
  }

  private static final double MOST = 0.99;
  private static final double SECONDS = 1;
  private static final double ERRORS = 0.01;
  private static final long FEWEST = 10_000;

  @Override
  public Found look(View view) {
    return Found.of(
        view.each(ServerMetrics.OF_EACH).each().stream().flatMap(a -> findings(a).stream()));
  }

  private static List<Finding> findings(Answer<ServerMetrics> answer) {
    List<Finding> findings = new ArrayList<>();
    for (ServerMetrics metrics : answer.said()) {
      double bound = metrics.changes().bound(MOST);
      if (metrics.changes().requests() >= FEWEST && bound > SECONDS) {
        findings.add(
            Finding.warn(
                answer.server(),
                String.format(
                    Locale.ROOT,
                    "needs more than %.0f s for one in a hundred of the changes that it is asked for",
                    SECONDS),
                "look at etcd's disks and at the apiserver's load before more is asked of it"));
      }
      if (metrics.requests() >= FEWEST && metrics.errors() > ERRORS * metrics.requests()) {
        findings.add(
            Finding.warn(
                answer.server(),
                "has answered %d of %d requests with an error of its own (5xx)"
                    .formatted(metrics.errors(), metrics.requests()),
                "see the apiserver's log"));
      }
    }
    return findings;
  }
}
