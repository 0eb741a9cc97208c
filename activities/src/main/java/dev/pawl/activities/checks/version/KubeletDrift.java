package dev.pawl.activities.checks.version;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Observed;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.version.Minor;
import java.util.List;

/** Kubelets of an older minor than the apiserver: allowed, but it narrows the next hop. */
final class KubeletDrift implements Check {

  @Override
  public About about() {
    return new About(
        "VER-KUBELET-DRIFT",
        "kubelets behind the apiserver",
        Severity.WARN,
        Owner.PLATFORM,
        When.ONCE,
        List.of(Readings.NODES, Readings.VERSION));
  }

  @Override
  public Found look(View view) {
    Minor server = Observed.server(view).minorRelease();
    return Found.of(
        view.read(Readings.NODES).stream()
            .filter(n -> NodeFacts.kubeletVersion(n) != null)
            .filter(n -> NodeFacts.version(n).minorRelease().compareTo(server) < 0)
            .map(
                n ->
                    Finding.warn(
                        Ref.of(n),
                        "has kubelet %s beside an apiserver of %s"
                            .formatted(NodeFacts.version(n), server),
                        "level the pools: the next hops have less room")));
  }
}
