package dev.pawl.activities.checks.node;

import static dev.pawl.activities.checks.CleanCluster.lease;
import static dev.pawl.activities.checks.CleanCluster.node;
import static dev.pawl.activities.checks.CleanCluster.nodeWith;
import static dev.pawl.activities.checks.CleanCluster.pod;
import static dev.pawl.activities.checks.CleanCluster.view;
import static dev.pawl.activities.checks.Planted.block;
import static dev.pawl.activities.checks.Planted.warn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.checks.FakeView;
import dev.pawl.activities.checks.Planted;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Yaml;
import dev.pawl.planner.check.Found;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NodeChecksTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("planted")
  void shouldFindWhatIsPlanted(Planted planted) {
    planted.mustBeFoundBy(NodeChecks.all());
  }

  @Test
  void shouldHaveSomethingPlantedForEachCheck() {
    assertThat(planted().map(Planted::id).distinct())
        .containsExactlyInAnyOrderElementsOf(
            NodeChecks.all().stream().map(c -> c.about().id()).toList());
  }

  static Stream<Planted> planted() {
    return Stream.of(
        block(
            "NODE-READY",
            "Node/a-9",
            view()
                .and(
                    Readings.NODES,
                    nodeWith("a-9", "1.35.4", "", "{type: Ready, status: Unknown}"))),
        warn(
            "NODE-READY",
            "Node/a-9",
            view()
                .and(
                    Readings.NODES,
                    madeByPawl(nodeWith("a-9", "1.36.3", "", "{type: Ready, status: Unknown}")))),
        warn(
            "NODE-PRESSURE",
            "Node/a-9",
            view()
                .and(
                    Readings.NODES,
                    nodeWith("a-9", "1.35.4", "", "{type: DiskPressure, status: \"True\"}"))),
        block(
            "NODE-PRESSURE",
            "Node/a-9",
            view()
                .and(
                    Readings.NODES,
                    nodeWith("a-9", "1.35.4", "", "{type: NetworkUnavailable, status: \"True\"}"))),
        warn(
            "NODE-CORDONED",
            "Node/a-9",
            view().and(Readings.NODES, node("a-9", "spec: {unschedulable: true}"))),
        warn(
            "NODE-FOREIGN-TAINTS",
            "Node/a-9",
            view()
                .and(
                    Readings.NODES,
                    node(
                        "a-9",
                        "spec: {taints: [{key: karpenter.sh/disrupted, effect: NoSchedule}]}"))),
        warn(
            "NODE-LEASE",
            "Node/a-2",
            view().and(Readings.NODE_LEASES, lease("a-2", "kube-node-lease", "11:59:10"))),
        block(
            "CAP-SURGE",
            "Pod/shop/huge",
            view()
                .and(
                    Readings.PODS,
                    pod(
                        "{namespace: shop, name: huge, ownerReferences: [{kind: ReplicaSet, name: h, controller: true}]}",
                        "a-1",
                        "  containers: [{name: main, resources: {requests: {cpu: \"64\"}}}]"))),
        warn("PENDING-PODS", "Pod/shop/lost", view().and(Readings.PODS, pending("shop"))),
        block(
            "PENDING-PODS",
            "Pod/kube-system/lost",
            view().and(Readings.PODS, pending("kube-system"))),
        warn(
            "NODE-ORPHAN",
            "Node/a-2",
            view().with(Machines.CLUSTER_API, machine("ma-1", "a-1", "11:00"))),
        warn("NODE-ORPHAN", "Machine/prod/lost", machines(machine("lost", null, "11:00"))),
        warn("NODE-ORPHAN", "Machine/prod/gone", machines(machine("gone", "a-7", "11:59"))),
        warn(
            "NODE-FOREIGN-KUBELET",
            "Node/a-9",
            view()
                .withSpec("policy: openshift")
                .and(
                    Readings.NODES,
                    Yaml.of(
                        Node.class,
                        """
                        metadata: {name: a-9, labels: {pool: a, node.openshift.io/os_id: rhel}}
                        status: {nodeInfo: {kubeletVersion: v1.35.4, osImage: Red Hat Enterprise Linux 9.4}}
                        """))),
        warn(
            "CAP-PRIORITY",
            "Pod/shop/urgent",
            view()
                .and(
                    Readings.PODS,
                    Yaml.of(
                        Pod.class,
                        """
                        metadata: {namespace: shop, name: urgent}
                        spec: {priority: 1000, containers: [{name: main}]}
                        status: {phase: Pending}
                        """))),
        warn(
            "CAP-AUTOSCALER",
            "Deployment/kube-system/karpenter",
            view()
                .and(
                    Readings.PODS,
                    pod(
                        "{namespace: kube-system, name: karpenter-h-1, labels: {app.kubernetes.io/name: karpenter, pod-template-hash: h}, ownerReferences: [{kind: ReplicaSet, name: karpenter-h, controller: true}]}",
                        "m",
                        "  containers: [{name: main}]"))));
  }

  @Test
  void shouldLeaveMachinesOfOtherClustersAndYoungOnesAlone() {
    FakeView other = view().with(Machines.CLUSTER_API, machine("x-1", "x-1", "11:00"));
    FakeView young = machines(machine("new", null, "11:55"));

    assertThat(new Orphans().look(other).findings()).isEmpty();
    assertThat(new Orphans().look(other).gaps()).hasSize(1);
    assertThat(new Orphans().look(young)).isEqualTo(Found.nothing());
  }

  /** Those of both nodes of pool a, and one more. */
  private static FakeView machines(Machine more) {
    return view()
        .with(
            Machines.CLUSTER_API,
            machine("ma-1", "a-1", "11:00"),
            machine("ma-2", "a-2", "11:00"),
            more);
  }

  private static Machine machine(String name, String node, String made) {
    return new Machine(
        "Machine/prod/" + name,
        "cluster.x-k8s.io/prod/prod",
        node,
        Instant.parse("2026-11-24T%s:00Z".formatted(made)));
  }

  private static Pod pending(String namespace) {
    return Yaml.of(
        Pod.class,
        """
        metadata: {namespace: %s, name: lost, creationTimestamp: "2026-11-24T11:00:00Z"}
        spec: {containers: [{name: main}]}
        status: {phase: Pending, conditions: [{type: PodScheduled, status: "False", message: no room}]}
        """
            .formatted(namespace));
  }

  private static Node madeByPawl(Node node) {
    node.getMetadata().setAnnotations(Map.of("pawl.dev/replaces", "a-1"));
    return node;
  }
}
