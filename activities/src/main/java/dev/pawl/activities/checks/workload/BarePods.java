package dev.pawl.activities.checks.workload;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.Turning;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.pods.PodRef;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.spec.PoolSpec;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;

/**
 * A pod without a controller is gone with its node (S1.7): nothing makes it again. Where the pool
 * does not allow that, its drain is held.
 */
final class BarePods implements Check {

  @Override
  public About about() {
    return new About(
        "WL-BARE",
        "pods that nothing makes again",
        Severity.BLOCK,
        Owner.WORKLOADS,
        When.POOL,
        List.of(Readings.NODES, Readings.PODS));
  }

  @Override
  public Found look(View view) {
    Map<String, PoolSpec> nodes = Turning.nodes(view);
    return Found.of(
        Turning.pods(view).stream()
            .filter(p -> PodRef.controller(p).isEmpty())
            .map(p -> finding(p, nodes.get(p.getSpec().getNodeName()))));
  }

  private static Finding finding(Pod pod, PoolSpec pool) {
    return pool.drain().deleteBarePods()
        ? Finding.warn(
            Ref.of(pod),
            "has no controller: it is deleted with its node and never comes back",
            "give it a controller if it is to live on")
        : Finding.block(
            Ref.of(pod),
            "has no controller and would never come back, so the drain of its node is held",
            "give it a controller, delete it, or set drain.deleteBarePods: true for pool "
                + pool.name());
  }
}
