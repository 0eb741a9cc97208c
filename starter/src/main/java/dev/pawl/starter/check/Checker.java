package dev.pawl.starter.check;

import dev.pawl.activities.checks.CheckRound;
import dev.pawl.activities.checks.catalogue.Catalogue;
import dev.pawl.planner.check.Acceptances;
import dev.pawl.planner.check.CheckResult;
import dev.pawl.planner.check.Stage;
import dev.pawl.starter.cli.ClusterOptions;
import dev.pawl.starter.plan.Goal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Runs the whole catalogue from here, with the rights of whoever calls. */
public final class Checker {

  private Checker() {}

  /**
   * Looks at everything once.
   *
   * @throws dev.pawl.starter.cli.UserError where the file is wrong or the cluster does not answer
   */
  public static Checked check(Path file, ClusterOptions options) {
    Goal goal = Goal.of(file, options);
    Clock clock = Clock.systemUTC();
    List<CheckResult> results =
        goal.look(
            (clusters, kubeconfig) ->
                new CheckRound(Catalogue.at(Stage.BEFORE_ALL))
                    .run(clusters.client(goal.context(), kubeconfig), goal.spec(), clock));
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return new Checked(results, new Acceptances(goal.spec().accepted(), today).unused(results));
  }
}
