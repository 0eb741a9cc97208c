package dev.pawl.activities.checks.workload;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.DrainedAlone;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.checks.Workload;
import dev.pawl.activities.checks.Workloads;
import dev.pawl.activities.observe.Selectors;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Pods that must be kept apart, with no domain to spare while one node is away and nothing stands
 * in for it: the one that leaves waits until the node is back. Where it would find no place after
 * that either, CAP-SURGE blocks.
 */
final class HardSpread implements Check {

  @Override
  public About about() {
    return new About(
        "WL-SPREAD-HARD",
        "workloads that must be spread over more domains than are left during a drain",
        Severity.WARN,
        Owner.WORKLOADS,
        When.ONCE,
        List.of(Readings.NODES, Readings.PODS));
  }

  @Override
  public Found look(View view) {
    DrainedAlone alone = new DrainedAlone(view);
    return Found.of(
        Workloads.turning(view).stream()
            .filter(w -> w.pods().stream().anyMatch(p -> stuck(w, p, alone)))
            .map(
                w ->
                    Finding.warn(
                        w.object(),
                        "must be spread, and no domain is left for one of %s while its node is away"
                            .formatted(w.spoken()),
                        "let the pool surge, add a node, or write ScheduleAnyway (or"
                            + " nodeTaintsPolicy: Honor)")));
  }

  private static boolean stuck(Workload workload, Pod pod, DrainedAlone alone) {
    String node = pod.getSpec().getNodeName();
    if (!alone.contains(node)) {
      return false;
    }
    Domains domains = new Domains(workload, pod, alone);
    return pod.getSpec().getTopologySpreadConstraints().stream()
            .filter(c -> "DoNotSchedule".equals(c.getWhenUnsatisfiable()))
            .filter(c -> own(c.getLabelSelector(), pod))
            .anyMatch(domains::tooUneven)
        || apart(pod).stream().anyMatch(domains::allTaken);
  }

  /** The keys over which a pod may not stand beside its like. */
  private static Set<String> apart(Pod pod) {
    Set<String> keys = new HashSet<>();
    if (pod.getSpec().getAffinity() != null
        && pod.getSpec().getAffinity().getPodAntiAffinity() != null) {
      pod
          .getSpec()
          .getAffinity()
          .getPodAntiAffinity()
          .getRequiredDuringSchedulingIgnoredDuringExecution()
          .stream()
          .filter(t -> own(t.getLabelSelector(), pod))
          .forEach(t -> keys.add(t.getTopologyKey()));
    }
    return keys;
  }

  private static boolean own(LabelSelector selector, Pod pod) {
    return Selectors.selector(selector).matches(pod.getMetadata().getLabels());
  }
}
