package dev.pawl.activities.checks.volume;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.DrainedAlone;
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
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;

/**
 * A volume of one zone whose pod is on the only node of that zone, while nothing stands in for the
 * node: the pod waits until it is back. A machine that comes in a node's place is of the same zone,
 * so that pools that surge have no such trouble.
 */
final class ZonalVolumes implements Check {

  @Override
  public About about() {
    return new About(
        "CAP-ZONE",
        "pods whose volume is in a zone without another node",
        Severity.WARN,
        Owner.UPGRADE,
        When.ONCE,
        List.of(Readings.NODES, Readings.PODS, Readings.CLAIMS, Readings.VOLUMES));
  }

  private static final String HOSTNAME = "kubernetes.io/hostname";

  @Override
  public Found look(View view) {
    Claimed claimed = new Claimed(view);
    DrainedAlone alone = new DrainedAlone(view);
    return Found.of(
        Turning.pods(view).stream()
            .filter(p -> alone.contains(p.getSpec().getNodeName()))
            .flatMap(p -> finding(p, claimed, alone).stream()));
  }

  private static Optional<Finding> finding(Pod pod, Claimed claimed, DrainedAlone alone) {
    List<Node> others = alone.othersOf(pod.getSpec().getNodeName());
    return claimed.by(pod).stream()
        .filter(v -> zonal(v) && others.stream().noneMatch(n -> reaches(n, v)))
        .findFirst()
        .map(
            v ->
                Finding.warn(
                    Ref.of(pod),
                    "waits until its node is back: no other node is in the zone of volume "
                        + v.getMetadata().getName(),
                    "let the pool surge (strategy.maxSurge), or add a node in that zone"));
  }

  /** Not of one node: that is another check's. */
  private static boolean zonal(PersistentVolume volume) {
    return !terms(volume).isEmpty()
        && terms(volume).stream()
            .flatMap(t -> t.getMatchExpressions().stream())
            .noneMatch(e -> HOSTNAME.equals(e.getKey()));
  }

  private static boolean reaches(Node node, PersistentVolume volume) {
    return terms(volume).stream()
        .anyMatch(t -> t.getMatchExpressions().stream().allMatch(e -> has(node, e)));
  }

  /** Other operators than In, which provisioners write, are taken as fulfilled. */
  private static boolean has(Node node, NodeSelectorRequirement wanted) {
    return !"In".equals(wanted.getOperator())
        || wanted.getValues().contains(NodeFacts.labels(node).get(wanted.getKey()));
  }

  private static List<NodeSelectorTerm> terms(PersistentVolume volume) {
    return volume.getSpec().getNodeAffinity() == null
            || volume.getSpec().getNodeAffinity().getRequired() == null
        ? List.of()
        : volume.getSpec().getNodeAffinity().getRequired().getNodeSelectorTerms();
  }
}
