package dev.pawl.starter.check;

import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.CheckRound;
import dev.pawl.activities.checks.catalogue.Catalogue;
import dev.pawl.planner.check.Acceptances;
import dev.pawl.planner.check.CheckResult;
import dev.pawl.planner.check.Obstacle;
import dev.pawl.planner.check.Outcome;
import dev.pawl.planner.check.Stage;
import dev.pawl.planner.plan.Plan.Blocker;
import dev.pawl.starter.cli.ClusterOptions;
import dev.pawl.starter.plan.Goal;
import dev.pawl.starter.plan.Planned;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** Runs the whole catalogue from here, with the rights of whoever calls. */
public final class Checker {

  /** These ask the planner, which has been asked: it refuses, warns or blocks by itself. */
  private static final Set<String> SAID_BY_THE_PLAN = Set.of("VER-HOP", "CAP-SURGE");

  private static final Duration SETTLES = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  private Checker() {}

  /**
   * Looks at everything once.
   *
   * @throws dev.pawl.starter.cli.UserError where the file is wrong or the cluster does not answer
   */
  public static Checked check(Path file, ClusterOptions options) {
    return check(Goal.of(file, options), Catalogue.at(Stage.BEFORE_ALL));
  }

  /**
   * A plan with what checks find in its way.
   *
   * @throws dev.pawl.starter.cli.UserError where the cluster does not answer
   */
  public static Planned checked(Planned planned, ClusterOptions options) {
    return with(planned, look(planned, options));
  }

  /**
   * The same for a start. Where an upgrade of Pawl was lost half-way, machines may be on their way
   * up and pods on their way elsewhere: that gets some time to pass.
   *
   * @throws dev.pawl.starter.cli.UserError where the cluster does not answer
   */
  public static Planned settled(Planned planned, ClusterOptions options)
      throws InterruptedException {
    long end = System.nanoTime() + SETTLES.toNanos();
    while (true) {
      List<CheckResult> results = look(planned, options);
      Planned checked = with(planned, results);
      if (!checked.blocked() || !leftHalfWay(results) || System.nanoTime() > end) {
        return checked;
      }
      Thread.sleep(LOOK_AGAIN.toMillis());
    }
  }

  private static boolean leftHalfWay(List<CheckResult> results) {
    return results.stream().anyMatch(r -> r.id().equals("PREV-OP") && r.result() == Outcome.FAIL);
  }

  private static List<CheckResult> look(Planned planned, ClusterOptions options) {
    Goal goal = new Goal(planned.file(), planned.spec(), planned.context(), options);
    List<Check> checks =
        Catalogue.at(Stage.BEFORE_ALL).stream()
            .filter(c -> !SAID_BY_THE_PLAN.contains(c.about().id()))
            .toList();
    return check(goal, checks).results();
  }

  private static Planned with(Planned planned, List<CheckResult> results) {
    return planned.with(Obstacle.of(results).stream().map(Checker::blocker).toList());
  }

  private static Blocker blocker(Obstacle obstacle) {
    return new Blocker(
        obstacle.check(),
        obstacle.sentence(),
        obstacle.object() == null ? List.of() : List.of(obstacle.object()));
  }

  private static Checked check(Goal goal, List<Check> checks) {
    Clock clock = Clock.systemUTC();
    List<CheckResult> results =
        goal.look(
            (clusters, kubeconfig) ->
                new CheckRound(checks)
                    .run(clusters.client(goal.context(), kubeconfig), goal.spec(), clock));
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return new Checked(results, new Acceptances(goal.spec().accepted(), today).unused(results));
  }
}
