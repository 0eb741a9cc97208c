package dev.pawl.activities.checks.version;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.ImageTag;
import dev.pawl.activities.checks.Observed;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.SystemPods;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.planner.version.Minor;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;

/**
 * Controller manager, scheduler and cloud controller manager may not be newer than an apiserver,
 * nor more than one minor older.
 */
final class Controllers implements Check {

  @Override
  public About about() {
    return new About(
        "VER-KCM-SCHED-CCM",
        "controllers too far from the apiserver",
        Severity.BLOCK,
        Owner.PLATFORM,
        When.CONTROL_PLANE,
        List.of(Readings.PODS, Readings.VERSION));
  }

  private static final List<String> COMPONENTS =
      List.of("kube-controller-manager", "kube-scheduler", "cloud-controller-manager");

  @Override
  public Found look(View view) {
    Minor server = Observed.server(view).minorRelease();
    return Found.of(
        COMPONENTS.stream()
            .flatMap(c -> SystemPods.component(view, c).stream())
            .flatMap(p -> finding(p, server).stream()));
  }

  private static Optional<Finding> finding(Pod pod, Minor server) {
    return ImageTag.version(pod)
        .map(KubeVersion::minorRelease)
        .filter(m -> m.compareTo(server) > 0 || m.distanceTo(server) > 1)
        .map(
            m ->
                Finding.block(
                    Ref.of(pod),
                    "is at %s beside an apiserver of %s".formatted(m, server),
                    "finish the previous upgrade of the control plane"));
  }
}
