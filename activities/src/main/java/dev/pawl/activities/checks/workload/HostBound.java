package dev.pawl.activities.checks.workload;

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
import io.fabric8.kubernetes.api.model.NodeAffinity;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.List;

/**
 * A pod that asks for its node by name cannot go elsewhere. A replaced machine has another name.
 */
final class HostBound implements Check {

  @Override
  public About about() {
    return new About(
        "WL-NODENAME",
        "pods that ask for one node by name",
        Severity.WARN,
        Owner.WORKLOADS,
        When.ONCE,
        List.of(Readings.NODES, Readings.PODS));
  }

  @Override
  public Found look(View view) {
    return Found.of(
        Workloads.turning(view).stream()
            .filter(w -> bound(w.sample().getSpec()))
            .map(
                w ->
                    Finding.warn(
                        w.object(),
                        "asks for a node by its hostname, and has no place while that is away",
                        "select by a label that several nodes have")));
  }

  private static final String HOSTNAME = "kubernetes.io/hostname";

  private static boolean bound(PodSpec spec) {
    return (spec.getNodeSelector() != null && spec.getNodeSelector().containsKey(HOSTNAME))
        || (spec.getAffinity() != null
            && spec.getAffinity().getNodeAffinity() != null
            && required(spec.getAffinity().getNodeAffinity()));
  }

  private static boolean required(NodeAffinity affinity) {
    return affinity.getRequiredDuringSchedulingIgnoredDuringExecution() != null
        && affinity
            .getRequiredDuringSchedulingIgnoredDuringExecution()
            .getNodeSelectorTerms()
            .stream()
            .flatMap(t -> t.getMatchExpressions().stream())
            .anyMatch(e -> HOSTNAME.equals(e.getKey()) && "In".equals(e.getOperator()));
  }
}
