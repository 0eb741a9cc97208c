package dev.pawl.activities.checks.run;

import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.CheckRound;
import dev.pawl.activities.checks.catalogue.Catalogue;
import dev.pawl.activities.kube.Clusters;
import dev.pawl.activities.marks.Keys;
import dev.pawl.activities.marks.LeaseNote;
import dev.pawl.activities.step.Pulse;
import dev.pawl.activities.step.Pulses;
import dev.pawl.activities.step.Rest;
import dev.pawl.activities.step.StepName;
import dev.pawl.planner.check.CheckBaseline;
import dev.pawl.planner.check.CheckResult;
import dev.pawl.planner.check.Stage;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.workflows.activity.CheckActivities;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Runs the checks of a stage, and tells the workflow the little that it has to know. */
public final class CheckActivitiesImpl implements CheckActivities {

  /** What a change leaves behind for a moment: a DaemonSet's count, a pod that just moved. */
  private static final Duration SETTLES = Duration.ofSeconds(10);

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
  private static final Duration LOOK_AGAIN_LATEST = Duration.ofSeconds(60);

  private final Clusters clusters;
  private final Pulses pulses;
  private final Clock clock;
  private final Function<Stage, List<Check>> catalogue;

  public CheckActivitiesImpl(Clusters clusters, Pulses pulses, Clock clock) {
    this(clusters, pulses, clock, Catalogue::at);
  }

  CheckActivitiesImpl(
      Clusters clusters, Pulses pulses, Clock clock, Function<Stage, List<Check>> catalogue) {
    this.clusters = clusters;
    this.pulses = pulses;
    this.clock = clock;
    this.catalogue = catalogue;
  }

  @Override
  public CheckReport check(CheckRequest request) {
    try (Pulse pulse = pulses.open(StepName.of(request))) {
      Instant settled = clock.instant().plus(SETTLES);
      while (true) {
        pulse.check();
        CheckReport report = look(request);
        if (report.obstacles().isEmpty() || clock.instant().isAfter(settled)) {
          return report;
        }
        pulse.pause(LOOK_AGAIN);
      }
    }
  }

  @Override
  public void awaitOtherFindings(AwaitRequest request) {
    try (Pulse pulse = pulses.open(StepName.of(request.check()))) {
      while (true) {
        pulse.check();
        Instant begun = clock.instant();
        if (!look(request.check()).keys().equals(request.seen())) {
          return;
        }
        Duration took = Duration.between(begun, clock.instant());
        pulse.pause(Rest.after(took, LOOK_AGAIN, LOOK_AGAIN_LATEST));
      }
    }
  }

  private CheckReport look(CheckRequest request) {
    KubernetesClient client = clusters.client(request.upgrade());
    UpgradeSpec spec =
        request.pools().isEmpty() ? request.spec() : request.spec().only(request.pools());
    List<CheckResult> results =
        new CheckRound(catalogue.apply(request.stage())).run(client, spec, clock);
    Reports reports = new Reports(request, results);
    LeaseNote<CheckBaseline> note = new LeaseNote<>(client, Keys.CHECKS, CheckBaseline.class);
    return switch (request.stage()) {
      case BEFORE_ALL -> {
        note.writeOnce(() -> CheckBaseline.of(results, comparedInTheEnd()));
        yield reports.withAccepted();
      }
      case AFTER -> note.read().map(reports::comparedWith).orElseGet(reports::plain);
      case CONTROL_PLANE, POOL, NODE -> reports.plain();
    };
  }

  private List<String> comparedInTheEnd() {
    return catalogue.apply(Stage.AFTER).stream().map(c -> c.about().id()).toList();
  }
}
