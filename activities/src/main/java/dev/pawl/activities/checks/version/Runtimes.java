package dev.pawl.activities.checks.version;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.Turning;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.version.Minor;
import io.fabric8.kubernetes.api.model.Node;
import java.util.List;
import java.util.Map;

/**
 * Container runtimes that the kubelet of the target does not work with: Docker from 1.24,
 * containerd 1.x from 1.36 (1.35 was the last release with it). Where machines are replaced, their
 * image decides.
 */
final class Runtimes implements Check {

  @Override
  public About about() {
    return new About(
        "VER-RUNTIME",
        "container runtimes too old for the target",
        Severity.BLOCK,
        Owner.PLATFORM,
        When.ONCE,
        List.of(Readings.NODES));
  }

  private static final Minor WITHOUT_DOCKER = new Minor(1, 24);
  private static final Minor WITHOUT_CONTAINERD_1 = new Minor(1, 36);

  @Override
  public Found look(View view) {
    Map<String, PoolSpec> turning = Turning.nodes(view);
    return Found.of(
        view.read(Readings.NODES).stream()
            .filter(n -> turning.containsKey(NodeFacts.name(n)))
            .filter(n -> tooOld(runtime(n), view.target().minorRelease()))
            .map(n -> finding(n, turning.get(NodeFacts.name(n)))));
  }

  private static Finding finding(Node node, PoolSpec pool) {
    String message = "has %s, which the target's kubelet does not take".formatted(runtime(node));
    return pool.inPlace()
        ? Finding.block(Ref.of(node), message, "upgrade the runtime before the kubelet")
        : Finding.warn(Ref.of(node), message, "see that the new machines' image has another");
  }

  private static boolean tooOld(String runtime, Minor target) {
    return (runtime.startsWith("docker://") && target.compareTo(WITHOUT_DOCKER) >= 0)
        || (runtime.startsWith("containerd://1.") && target.compareTo(WITHOUT_CONTAINERD_1) >= 0);
  }

  private static String runtime(Node node) {
    boolean none = node.getStatus() == null || node.getStatus().getNodeInfo() == null;
    String runtime = none ? null : node.getStatus().getNodeInfo().getContainerRuntimeVersion();
    return runtime == null ? "" : runtime;
  }
}
