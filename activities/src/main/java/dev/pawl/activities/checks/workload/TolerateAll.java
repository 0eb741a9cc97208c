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
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;

/**
 * A pod that tolerates the cordon may land on the draining node again and again. Pods of DaemonSets
 * do so rightly.
 */
final class TolerateAll implements Check {

  @Override
  public About about() {
    return new About(
        "WL-TOLERATE-ALL",
        "pods that a cordon does not keep away",
        Severity.WARN,
        Owner.WORKLOADS,
        When.ONCE,
        List.of(Readings.NODES, Readings.PODS));
  }

  @Override
  public Found look(View view) {
    return Found.of(
        Workloads.turning(view).stream()
            .filter(
                w -> w.sample().getSpec().getTolerations().stream().anyMatch(TolerateAll::cordon))
            .map(
                w ->
                    Finding.warn(
                        w.object(),
                        "tolerates cordons: its pods may come back to the node that is drained",
                        "name the taints that it is to tolerate, one by one")));
  }

  private static boolean cordon(Toleration toleration) {
    boolean exists = "Exists".equals(toleration.getOperator());
    boolean all = exists && (toleration.getKey() == null || toleration.getKey().isEmpty());
    boolean effect =
        toleration.getEffect() == null
            || toleration.getEffect().isEmpty()
            || "NoSchedule".equals(toleration.getEffect());
    return effect && (all || "node.kubernetes.io/unschedulable".equals(toleration.getKey()));
  }
}
