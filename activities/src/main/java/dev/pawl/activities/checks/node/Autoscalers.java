package dev.pawl.activities.checks.node;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.checks.Workloads;
import dev.pawl.activities.observe.MovablePods;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * An autoscaler that may take nodes away, or add some at the old version, while Pawl replaces them.
 */
final class Autoscalers implements Check {

  @Override
  public About about() {
    return new About(
        "CAP-AUTOSCALER",
        "autoscalers that work on the same nodes",
        Severity.WARN,
        Owner.PLATFORM,
        When.ONCE,
        List.of(Readings.PODS));
  }

  private static final Set<String> NAMES = Set.of("cluster-autoscaler", "karpenter", "descheduler");
  private static final List<String> LABELS =
      List.of("app.kubernetes.io/name", "k8s-app", "app", "app.kubernetes.io/instance");

  @Override
  public Found look(View view) {
    return Found.of(
        Workloads.of(view.read(Readings.PODS).stream().filter(Autoscalers::one).toList()).stream()
            .map(
                w ->
                    Finding.warn(
                        w.object(),
                        "may take nodes away or move pods while pools turn over",
                        "annotate the pools' nodes cluster-autoscaler.kubernetes.io/scale-down-disabled"
                            + " (or karpenter.sh/do-not-disrupt), or scale it to 0 for the upgrade")));
  }

  private static boolean one(Pod pod) {
    Map<String, String> labels = pod.getMetadata().getLabels();
    return MovablePods.movable(pod)
        && labels != null
        && LABELS.stream().map(labels::get).filter(Objects::nonNull).anyMatch(Autoscalers::named);
  }

  private static boolean named(String value) {
    return NAMES.stream().anyMatch(value::contains);
  }
}
