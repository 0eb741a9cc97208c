package dev.pawl.activities.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.capacity.AfterDrain;
import dev.pawl.planner.capacity.HostPort;
import dev.pawl.planner.capacity.LabelRequirement;
import dev.pawl.planner.capacity.LabelSelector;
import dev.pawl.planner.capacity.NodeTerm;
import dev.pawl.planner.capacity.PodShape;
import dev.pawl.planner.capacity.PodTerm;
import dev.pawl.planner.capacity.Resources;
import dev.pawl.planner.capacity.SpreadConstraint;
import dev.pawl.planner.capacity.Taint;
import dev.pawl.planner.capacity.Taint.Effect;
import dev.pawl.planner.capacity.Toleration;
import dev.pawl.planner.capacity.Toleration.Match;
import dev.pawl.planner.capacity.VolumeReach;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShapesTest {

  private static final Volumes.Seen NO_VOLUMES = new Volumes.Seen(List.of(), List.of());

  private final Shapes shapes = shapes(NO_VOLUMES, Optional.empty());

  private static Shapes shapes(Volumes.Seen volumes, Optional<List<Namespace>> namespaces) {
    return new Shapes(new Neighbours(new Namespaces(() -> namespaces)), new Volumes(() -> volumes));
  }

  @Test
  void shouldShareOneShapeAmongThePodsOfAWorkload() {
    PodShape one = shapes.of(replica("db-0", "{}"));
    PodShape other = shapes.of(replica("db-1", "{}"));

    assertThat(one).isSameAs(other);
    assertThat(one.owner()).isEqualTo("StatefulSet/db");
    assertThat(one.labels()).isEqualTo(Map.of("app", "db"));
    assertThat(one.afterDrain()).isEqualTo(AfterDrain.MOVES);
  }

  @Test
  void shouldAddUpWhatContainersAskFor() {
    PodShape shape =
        shapes.of(
            bare(
                """
                overhead: {cpu: 10m}
                initContainers:
                  - {name: mesh, restartPolicy: Always, resources: {requests: {cpu: 100m}}}
                  - {name: setup, resources: {requests: {cpu: "1", memory: 64Mi}}}
                containers:
                  - {name: main, resources: {requests: {cpu: 250m, memory: 1Gi, nvidia.com/gpu: 1}}}
                  - {name: log}
                """));

    assertThat(shape.requests())
        .isEqualTo(new Resources(1110, 1L << 30, Map.of("nvidia.com/gpu", 1L)));
    assertThat(shape.afterDrain()).isEqualTo(AfterDrain.GONE);
  }

  @Test
  void shouldReadWhichNodesItMayStandOn() {
    PodShape shape =
        shapes.of(
            bare(
                """
                containers: [{name: main}]
                priority: 7
                nodeSelector: {disk: ssd}
                tolerations:
                  - {operator: Exists}
                  - {key: team, value: shop, effect: NoSchedule}
                  - {key: soft, effect: PreferNoSchedule}
                affinity:
                  nodeAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                      nodeSelectorTerms:
                        - matchExpressions: [{key: cores, operator: Gt, values: ["8"]}]
                          matchFields: [{key: metadata.name, operator: NotIn, values: [w1]}]
                """));

    assertThat(shape.priority()).isEqualTo(7);
    assertThat(shape.nodeRules().selector()).isEqualTo(Map.of("disk", "ssd"));
    assertThat(shape.nodeRules().tolerations())
        .containsExactly(
            new Toleration("", Match.ANY_VALUE, "", EnumSet.allOf(Effect.class)),
            new Toleration("team", Match.EQUAL, "shop", Set.of(Effect.NO_SCHEDULE)));
    assertThat(shape.nodeRules().affinity())
        .containsExactly(
            new NodeTerm(
                List.of(new LabelRequirement("cores", LabelRequirement.Operator.GT, Set.of("8"))),
                List.of(
                    new LabelRequirement(
                        "metadata.name", LabelRequirement.Operator.NOT_IN, Set.of("w1")))));
  }

  @Test
  void shouldReadWhichNeighboursItWantsAndCannotHave() {
    PodShape shape =
        shapes.of(
            bare(
                """
                containers: [{name: main, ports: [{containerPort: 80, hostPort: 8080}]}]
                affinity:
                  podAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                      - topologyKey: zone
                        namespaces: [cache]
                        labelSelector: {matchLabels: {app: cache}}
                  podAntiAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                      - topologyKey: kubernetes.io/hostname
                        matchLabelKeys: [app]
                        labelSelector: {matchExpressions: [{key: tier, operator: Exists}]}
                topologySpreadConstraints:
                  - {maxSkew: 2, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, nodeTaintsPolicy: Honor,
                     labelSelector: {matchLabels: {app: bare}}}
                  - {maxSkew: 1, topologyKey: rack, whenUnsatisfiable: ScheduleAnyway}
                """));

    assertThat(shape.podRules().ports()).containsExactly(new HostPort("TCP", "0.0.0.0", 8080));
    assertThat(shape.podRules().near())
        .containsExactly(
            new PodTerm(
                "zone", Set.of("cache"), LabelSelector.of(LabelRequirement.equal("app", "cache"))));
    assertThat(shape.podRules().apart())
        .containsExactly(
            new PodTerm(
                "kubernetes.io/hostname",
                Set.of("shop"),
                LabelSelector.of(
                    new LabelRequirement("tier", LabelRequirement.Operator.EXISTS, Set.of()),
                    LabelRequirement.equal("app", "bare"))));
    assertThat(shape.podRules().spread())
        .containsExactly(
            new SpreadConstraint(
                2,
                "zone",
                LabelSelector.of(LabelRequirement.equal("app", "bare")),
                1,
                SpreadConstraint.Policy.HONOR,
                SpreadConstraint.Policy.HONOR));
  }

  @Test
  void shouldSayNothingOfNamespacesThatMayNotBeRead() {
    Pod pod =
        bare(
            """
            containers: [{name: main}]
            affinity:
              podAntiAffinity:
                requiredDuringSchedulingIgnoredDuringExecution:
                  - {topologyKey: zone, labelSelector: {}, namespaceSelector: {matchLabels: {team: a}}}
            """);
    Namespace mine =
        Serialization.unmarshal("metadata: {name: one, labels: {team: a}}", Namespace.class);
    Namespace other =
        Serialization.unmarshal("metadata: {name: two, labels: {team: b}}", Namespace.class);

    assertThat(shapes.of(pod).podRules().apart()).isEmpty();
    assertThat(shapes(NO_VOLUMES, Optional.of(List.of(mine, other))).of(pod).podRules().apart())
        .extracting(PodTerm::namespaces)
        .containsExactly(Set.of("one"));
  }

  @Test
  void shouldKeepAPodWhereItsVolumesAre() {
    Volumes.Seen seen =
        new Volumes.Seen(
            List.of(
                Serialization.unmarshal(
                    "metadata: {namespace: shop, name: data}\nspec: {volumeName: pv-1}",
                    PersistentVolumeClaim.class),
                Serialization.unmarshal(
                    "metadata: {namespace: shop, name: local}\nspec: {volumeName: pv-2}",
                    PersistentVolumeClaim.class)),
            List.of(
                volume("pv-1", "{key: topology.kubernetes.io/zone, operator: In, values: [a, b]}"),
                volume("pv-2", "{key: kubernetes.io/hostname, operator: In, values: [w1]}")));

    PodShape shape =
        shapes(seen, Optional.empty())
            .of(
                bare(
                    """
                    containers: [{name: main}]
                    volumes:
                      - {name: data, persistentVolumeClaim: {claimName: data}}
                      - {name: local, persistentVolumeClaim: {claimName: local}}
                      - {name: gone, persistentVolumeClaim: {claimName: gone}}
                      - {name: scratch, emptyDir: {}}
                    """));

    assertThat(shape.nodeRules().volumes())
        .containsExactly(
            new VolumeReach.Zones("topology.kubernetes.io/zone", Set.of("a", "b")),
            new VolumeReach.OneNode("w1"));
  }

  @Test
  void shouldLeaveOutTaintsThatKeepNoPodOff() {
    assertThat(
            Tolerations.taints(
                Serialization.unmarshal(
                        """
                        metadata: {name: w1}
                        spec:
                          taints:
                            - {key: node.kubernetes.io/unschedulable, effect: NoSchedule}
                            - {key: pawl.dev/outdated, effect: PreferNoSchedule}
                            - {key: team, value: shop, effect: NoExecute}
                        """,
                        Node.class)
                    .getSpec()
                    .getTaints()))
        .containsExactly(new Taint("team", "shop", Effect.NO_EXECUTE));
  }

  private static PersistentVolume volume(String name, String condition) {
    return Serialization.unmarshal(
        """
        metadata: {name: NAME}
        spec: {nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [CONDITION]}]}}}
        """
            .replace("NAME", name)
            .replace("CONDITION", condition),
        PersistentVolume.class);
  }

  private static Pod bare(String spec) {
    return Serialization.unmarshal(
        "metadata: {namespace: shop, name: bare, labels: {app: bare}}\nspec:\n" + spec.indent(2),
        Pod.class);
  }

  private static Pod replica(String name, String spec) {
    return Serialization.unmarshal(
        """
        metadata:
          namespace: shop
          name: NAME
          labels: {app: db, statefulset.kubernetes.io/pod-name: NAME}
          ownerReferences: [{kind: StatefulSet, name: db, controller: true}]
        spec: SPEC
        """
            .replace("NAME", name)
            .replace("SPEC", spec),
        Pod.class);
  }
}
