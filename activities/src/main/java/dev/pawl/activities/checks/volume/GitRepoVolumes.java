package dev.pawl.activities.checks.volume;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.checks.Workloads;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.version.Minor;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;

/** The kubelet of 1.36 and later refuses gitRepo volumes. */
final class GitRepoVolumes implements Check {

  @Override
  public About about() {
    return new About(
        "GITREPO-VOL",
        "pods with gitRepo volumes",
        Severity.BLOCK,
        Owner.WORKLOADS,
        When.ONCE,
        List.of(Readings.PODS));
  }

  private static final Minor REFUSED = new Minor(1, 36);

  @Override
  public Found look(View view) {
    List<Pod> pods = view.read(Readings.PODS);
    if (view.target().minorRelease().compareTo(REFUSED) < 0) {
      return Found.nothing();
    }
    return Found.of(
        Workloads.of(pods).stream()
            .filter(
                w ->
                    w.sample().getSpec().getVolumes().stream()
                        .anyMatch(v -> v.getGitRepo() != null))
            .map(
                w ->
                    Finding.block(
                        w.object(),
                        "has a gitRepo volume, which kubelets refuse from %s on".formatted(REFUSED),
                        "clone in an init container into an emptyDir")));
  }
}
