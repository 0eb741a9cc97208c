package dev.pawl.activities.checks.volume;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.Turning;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.spec.PoolSpec;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;

/**
 * A volume that is on one node only: its pod can run nowhere else, and where machines are replaced
 * the data goes with the node.
 */
final class LocalVolumes implements Check {

  @Override
  public About about() {
    return new About(
        "PV-LOCAL",
        "pods whose data is on their node",
        Severity.BLOCK,
        Owner.WORKLOADS,
        When.ONCE,
        List.of(Readings.NODES, Readings.PODS, Readings.CLAIMS, Readings.VOLUMES));
  }

  private static final String HOSTNAME = "kubernetes.io/hostname";

  @Override
  public Found look(View view) {
    Claimed claimed = new Claimed(view);
    Map<String, PoolSpec> nodes = Turning.nodes(view);
    return Found.of(
        Turning.pods(view).stream()
            .flatMap(
                pod ->
                    claimed.by(pod).stream()
                        .filter(LocalVolumes::local)
                        .map(v -> finding(pod, v, nodes.get(pod.getSpec().getNodeName())))));
  }

  private static boolean local(PersistentVolume volume) {
    return volume.getSpec().getLocal() != null
        || volume.getSpec().getHostPath() != null
        || hosts(volume);
  }

  private static boolean hosts(PersistentVolume volume) {
    return volume.getSpec().getNodeAffinity() != null
        && volume.getSpec().getNodeAffinity().getRequired() != null
        && volume.getSpec().getNodeAffinity().getRequired().getNodeSelectorTerms().stream()
            .flatMap(t -> t.getMatchExpressions().stream())
            .anyMatch(e -> HOSTNAME.equals(e.getKey()));
  }

  private static Finding finding(Pod pod, PersistentVolume volume, PoolSpec pool) {
    String object = Ref.of(pod);
    String name = volume.getMetadata().getName();
    return pool.inPlace()
        ? Finding.warn(
            object,
            "waits for its node to come back: volume %s is on it".formatted(name),
            "expect it to be down while its node is changed")
        : Finding.block(
            object,
            "cannot run anywhere but on its node, and volume %s goes with it".formatted(name),
            "move the data, and delete claim and pod; or accept it by name");
  }
}
