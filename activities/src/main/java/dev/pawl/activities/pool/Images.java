package dev.pawl.activities.pool;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.pawl.activities.driver.MachineDriver;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.workflows.activity.PoolActivities.PoolRef;
import dev.pawl.workflows.activity.PoolActivities.SurgeRequest;
import dev.pawl.workflows.failure.StepFailure;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** In whose image a machine is made: its old node's, what was noted of it, or a sibling's. */
final class Images {

  private Images() {}

  static NodeTemplate find(KubernetesClient client, MachineDriver driver, SurgeRequest request) {
    String upgrade = request.pool().upgrade().id();
    Node old = client.nodes().withName(request.machine().node()).get();
    if (old != null) {
      return NodeTemplate.of(old, upgrade, driver);
    }
    if (request.template() != null) {
      return NodeTemplate.parse(request.template());
    }
    Node sibling = sibling(client, request.pool(), request.machine().machine());
    NodeTemplate image = NodeTemplate.of(sibling, upgrade, driver);
    boolean known = image.origin().compareTo(request.machine().version()) != 0;
    return known ? image : new NodeTemplate(null, image.machine());
  }

  /** Of the zone that has the fewest nodes now: where the one that is gone is missing. */
  private static Node sibling(KubernetesClient client, PoolRef pool, String machine) {
    List<Node> nodes =
        PoolNodes.list(client, pool.pool()).stream()
            .filter(n -> !NodeFacts.name(n).equals(machine))
            .toList();
    Map<String, Long> perZone = nodes.stream().collect(groupingBy(NodeFacts::zone, counting()));
    return nodes.stream()
        .min(
            Comparator.comparing((Node n) -> perZone.get(NodeFacts.zone(n)))
                .thenComparing(NodeFacts::name))
        .orElseThrow(
            () ->
                StepFailure.of(
                    new Hold(
                        HoldCode.STEP_FAILED,
                        "pool %s has no node left in whose image %s could be made"
                            .formatted(pool.pool().name(), machine))));
  }
}
