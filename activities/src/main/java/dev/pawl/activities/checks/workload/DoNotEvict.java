package dev.pawl.activities.checks.workload;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.checks.Workload;
import dev.pawl.activities.checks.Workloads;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Marks by which owners ask autoscalers not to move a pod. Pawl evicts it all the same: the owner
 * should know.
 */
final class DoNotEvict implements Check {

  @Override
  public About about() {
    return new About(
        "WL-DO-NOT-EVICT",
        "pods whose owners asked that they not be moved",
        Severity.WARN,
        Owner.WORKLOADS,
        When.ONCE,
        List.of(Readings.NODES, Readings.PODS));
  }

  @Override
  public Found look(View view) {
    return Found.of(
        Workloads.turning(view).stream()
            .filter(w -> !mark(w).isEmpty())
            .map(
                w ->
                    Finding.warn(
                        w.object(),
                        "is marked %s, and is evicted all the same".formatted(mark(w)),
                        "ask its owner; a budget is what keeps a pod from being evicted")));
  }

  private static final Map<String, String> MARKS =
      Map.of(
          "karpenter.sh/do-not-disrupt", "true",
          "karpenter.sh/do-not-evict", "true",
          "cluster-autoscaler.kubernetes.io/safe-to-evict", "false",
          "cluster.x-k8s.io/drain", "skip");

  private static String mark(Workload workload) {
    return workload.pods().stream().flatMap(p -> marks(p.getMetadata())).findFirst().orElse("");
  }

  private static Stream<String> marks(ObjectMeta meta) {
    return Stream.of(meta.getAnnotations(), meta.getLabels())
        .filter(Objects::nonNull)
        .flatMap(m -> m.entrySet().stream())
        .filter(e -> e.getValue() != null && e.getValue().equals(MARKS.get(e.getKey())))
        .map(e -> e.getKey() + "=" + e.getValue());
  }
}
