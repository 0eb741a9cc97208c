package dev.pawl.workflows;

import dev.pawl.planner.check.LetBe;
import dev.pawl.planner.check.Obstacle;
import dev.pawl.planner.check.Stage;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.workflows.ClusterUpgradeWorkflow.Start;
import dev.pawl.workflows.activity.CheckActivities;
import dev.pawl.workflows.activity.CheckActivities.AwaitRequest;
import dev.pawl.workflows.activity.CheckActivities.CheckReport;
import dev.pawl.workflows.activity.CheckActivities.CheckRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The checks between phases. What is in the way holds until it is gone, or a person says that it
 * may stay; that is not asked of the same thing twice.
 */
final class PhaseChecks {

  private final Start start;
  private final PhaseSteps steps;
  private final Supplier<List<String>> leftOut;
  private final List<String> notices;
  private final Set<String> known = new TreeSet<>();

  /**
   * @param leftOut nodes that stay as they are, by a person's or the spec's word
   * @param notices where sentences for people are put
   */
  PhaseChecks(Start start, PhaseSteps steps, Supplier<List<String>> leftOut, List<String> notices) {
    this.start = start;
    this.steps = steps;
    this.leftOut = leftOut;
    this.notices = notices;
  }

  /** Everything that {@code pawl check} looks at: things change between a start and a worker. */
  void beforeAll() {
    CheckReport report = pass("preflight/checks", Stage.BEFORE_ALL, List.of());
    report.accepted().forEach(a -> notices.add("accepted by " + start.startedBy() + ": " + a));
  }

  void beforeControlPlane() {
    pass("controlPlane/checks", Stage.CONTROL_PLANE, List.of());
  }

  void before(PoolSpec pool) {
    pass("pools/checks/" + pool.name(), Stage.POOL, List.of(pool.name()));
  }

  /** The same of pools that begin together. */
  void before(List<PoolSpec> pools) {
    pass("pools/checks", Stage.POOL, pools.stream().map(PoolSpec::name).toList());
  }

  /** The same checks once more, compared with what they said before all. */
  void after() {
    CheckReport report = pass("verify/checks", Stage.AFTER, List.of());
    report.worse().forEach(w -> notices.add("was not so before the upgrade: " + w));
  }

  /** What is not to stop a node either. */
  LetBe letBe() {
    return new LetBe(start.spec().accepted(), List.copyOf(known));
  }

  private CheckReport pass(String step, Stage stage, List<String> pools) {
    Seen last = new Seen();
    boolean clear =
        steps.pass(
            step,
            ordered -> awaitOther(request(step, stage, pools), last.report.keys(), ordered),
            () -> {
              last.report =
                  Steps.stub(CheckActivities.class, "checks, " + stage)
                      .check(request(step, stage, pools));
              return last.report.obstacles().isEmpty()
                  ? Optional.empty()
                  : Optional.of(
                      Obstacle.hold(code(stage), last.report.obstacles(), last.report.more()));
            });
    if (!clear) {
      known.addAll(last.report.keys());
    }
    return last.report;
  }

  private CheckRequest request(String step, Stage stage, List<String> pools) {
    return new CheckRequest(
        start.upgrade(),
        start.spec(),
        stage,
        step,
        pools,
        List.copyOf(known),
        List.copyOf(leftOut.get()));
  }

  private static HoldCode code(Stage stage) {
    return stage == Stage.AFTER ? HoldCode.VERIFY_FAILED : HoldCode.CHECK_FAILED;
  }

  private static void awaitOther(
      CheckRequest request, List<String> seen, Supplier<Boolean> interrupted) {
    CheckActivities activities =
        Steps.stub(CheckActivities.class, "until the checks say something else");
    Interruptible.await(
        () -> activities.awaitOtherFindings(new AwaitRequest(request, seen)), interrupted);
  }

  /** What the last look said. */
  private static final class Seen {
    private CheckReport report = new CheckReport(List.of(), 0, List.of(), List.of());
  }
}
