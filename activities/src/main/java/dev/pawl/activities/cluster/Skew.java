package dev.pawl.activities.cluster;

import dev.pawl.activities.kube.Pages;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.activities.observe.ClusterObserver;
import dev.pawl.planner.policy.ControlPlaneVersions;
import dev.pawl.planner.policy.PoolVersions;
import dev.pawl.planner.policy.Refusal;
import dev.pawl.planner.policy.VersionState;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.workflows.activity.ClusterActivities.Finding;
import dev.pawl.workflows.activity.ClusterActivities.SkewRequest;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whether the nodes, as they are now, may stand beside the next control plane (I4). */
final class Skew {

  List<Finding> run(KubernetesClient client, SkewRequest request) {
    Map<KubeVersion, List<String>> byVersion =
        Pages.all(client.nodes()::list).stream()
            .filter(n -> !ClusterObserver.ofControlPlane(n))
            .collect(
                Collectors.groupingBy(
                    NodeFacts::version,
                    TreeMap::new,
                    Collectors.mapping(NodeFacts::name, Collectors.toList())));
    return byVersion.entrySet().stream()
        .flatMap(
            group ->
                refusals(request, group.getKey()).stream()
                    .flatMap(
                        r -> group.getValue().stream().map(n -> finding(n, group.getKey(), r))))
        .toList();
  }

  private static List<Refusal> refusals(SkewRequest request, KubeVersion kubelet) {
    return request
        .policy()
        .rules(request.facts())
        .passing(
            new VersionState(
                ControlPlaneVersions.at(request.to()), List.of(PoolVersions.at("nodes", kubelet))));
  }

  private static Finding finding(String node, KubeVersion kubelet, Refusal refusal) {
    return new Finding(
        "Node/" + node,
        "has kubelet %s. %s (%s)"
            .formatted(kubelet, refusal.rule().statement(), refusal.rule().id()));
  }
}
