package dev.pawl.activities.checks.volume;

import static dev.pawl.activities.checks.CleanCluster.pod;
import static dev.pawl.activities.checks.CleanCluster.view;
import static dev.pawl.activities.checks.CleanCluster.web;
import static dev.pawl.activities.checks.Planted.block;
import static dev.pawl.activities.checks.Planted.warn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.checks.FakeView;
import dev.pawl.activities.checks.Planted;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Yaml;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.storage.CSIDriver;
import io.fabric8.kubernetes.api.model.storage.CSINode;
import io.fabric8.kubernetes.api.model.storage.VolumeAttachment;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VolumeChecksTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("planted")
  void shouldFindWhatIsPlanted(Planted planted) {
    planted.mustBeFoundBy(VolumeChecks.all());
  }

  @Test
  void shouldHaveSomethingPlantedForEachCheck() {
    assertThat(planted().map(Planted::id).distinct())
        .containsExactlyInAnyOrderElementsOf(
            VolumeChecks.all().stream().map(c -> c.about().id()).toList());
  }

  static Stream<Planted> planted() {
    return Stream.of(
        block(
            "PV-LOCAL",
            "Pod/shop/db",
            view()
                .and(Readings.PODS, db())
                .with(Readings.CLAIMS, claim("Bound"))
                .with(
                    Readings.VOLUMES,
                    Yaml.of(
                        PersistentVolume.class,
                        "{metadata: {name: disk}, spec: {local: {path: /data}}}"))),
        warn(
            "PV-RWO-ATTACH",
            "Node/a-1",
            view()
                .with(Readings.ATTACHMENTS, attachment("a-1", ""))
                .with(
                    Readings.CSI_NODES,
                    Yaml.of(
                        CSINode.class,
                        "{metadata: {name: a-1}, spec: {drivers: [{name: disk.example, nodeID: a-1, allocatable: {count: 1}}]}}"))),
        warn(
            "PV-STALE-VA",
            "VolumeAttachment/va",
            view().with(Readings.ATTACHMENTS, attachment("gone", ""))),
        warn(
            "PV-STALE-VA",
            "VolumeAttachment/va",
            view()
                .with(
                    Readings.ATTACHMENTS,
                    attachment("a-1", "status: {attached: true, detachError: {message: busy}}"))),
        warn(
            "PV-UNHEALTHY",
            "PersistentVolumeClaim/shop/data",
            view().with(Readings.CLAIMS, claim("Lost"))),
        warn(
            "PV-UNHEALTHY",
            "PersistentVolumeClaim/shop/data",
            view().with(Readings.CLAIMS, claim("Pending")).and(Readings.PODS, db())),
        block(
            "EMPTYDIR",
            "Deployment/shop/web",
            view()
                .with(
                    Readings.PODS,
                    web("web-1", "a-1", "  volumes: [{name: cache, emptyDir: {}}]"))),
        block(
            "GITREPO-VOL",
            "Deployment/shop/web",
            view()
                .with(
                    Readings.PODS,
                    web("web-1", "a-1", "  volumes: [{name: src, gitRepo: {repository: x}}]"))),
        warn(
            "CAP-ZONE",
            "Pod/shop/db",
            view()
                .withPool("strategy: {maxSurge: 0, maxUnavailable: 1}")
                .with(Readings.NODES, inZone("a-1", "z1"), inZone("a-2", "z2"))
                .and(Readings.PODS, db())
                .with(Readings.CLAIMS, claim("Bound"))
                .with(Readings.VOLUMES, zonal("z1"))),
        warn("SELINUX-MOUNT", "Pod/shop/db", shared("level: \"s0:c1,c2\"", "level: \"s0:c3,c4\"")),
        block(
            "INTREE-VOL",
            "PersistentVolume/disk",
            view()
                .with(
                    Readings.VOLUMES,
                    Yaml.of(
                        PersistentVolume.class,
                        "{metadata: {name: disk}, spec: {awsElasticBlockStore: {volumeID: v}}}"))));
  }

  @Test
  void shouldNotWarnOfAZoneWhereAMachineStandsIn() {
    assertThat(
            new ZonalVolumes()
                .look(
                    view()
                        .with(Readings.NODES, inZone("a-1", "z1"), inZone("a-2", "z2"))
                        .and(Readings.PODS, db())
                        .with(Readings.CLAIMS, claim("Bound"))
                        .with(Readings.VOLUMES, zonal("z1")))
                .findings())
        .isEmpty();
  }

  @Test
  void shouldNotWarnOfPodsOfOneLabelNorBeforeVolumesAreMountedSo() {
    assertThat(
            new SharedUnderLabels().look(shared("level: \"s0:c1\"", "level: \"s0:c1\"")).findings())
        .isEmpty();
    assertThat(
            new SharedUnderLabels()
                .look(shared("level: \"s0:c1\"", "level: \"s0:c2\"").to("1.35.9"))
                .findings())
        .isEmpty();
  }

  private static FakeView shared(String one, String other) {
    return view()
        .and(Readings.PODS, labelled("db", one))
        .and(Readings.PODS, labelled("copy", other))
        .with(Readings.CLAIMS, claim("Bound"))
        .with(
            Readings.VOLUMES,
            Yaml.of(
                PersistentVolume.class,
                "{metadata: {name: disk}, spec: {csi: {driver: disk.example, volumeHandle: v}}}"))
        .with(
            Readings.CSI_DRIVERS,
            Yaml.of(
                CSIDriver.class, "{metadata: {name: disk.example}, spec: {seLinuxMount: true}}"));
  }

  private static Pod labelled(String name, String level) {
    return pod(
        "{namespace: shop, name: %s, ownerReferences: [{kind: StatefulSet, name: db, controller: true}]}"
            .formatted(name),
        "a-1",
        """
          securityContext: {seLinuxOptions: {%s}}
          containers: [{name: main}]
          volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]
        """
            .formatted(level));
  }

  private static Node inZone(String name, String zone) {
    return Yaml.of(
        Node.class,
        """
        metadata: {name: %s, labels: {pool: a, topology.kubernetes.io/zone: %s}}
        status:
          conditions: [{type: Ready, status: "True"}]
          nodeInfo: {kubeletVersion: v1.35.4}
        """
            .formatted(name, zone));
  }

  private static PersistentVolume zonal(String zone) {
    return Yaml.of(
        PersistentVolume.class,
        """
        metadata: {name: disk}
        spec:
          nodeAffinity:
            required:
              nodeSelectorTerms:
                - matchExpressions: [{key: topology.kubernetes.io/zone, operator: In, values: [%s]}]
        """
            .formatted(zone));
  }

  private static Pod db() {
    return pod(
        "{namespace: shop, name: db, ownerReferences: [{kind: StatefulSet, name: db, controller: true}]}",
        "a-1",
        """
          containers: [{name: main}]
          volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]
        """);
  }

  private static PersistentVolumeClaim claim(String phase) {
    return Yaml.of(
        PersistentVolumeClaim.class,
        "{metadata: {namespace: shop, name: data}, spec: {volumeName: disk}, status: {phase: %s}}"
            .formatted(phase));
  }

  private static VolumeAttachment attachment(String node, String more) {
    return Yaml.of(
        VolumeAttachment.class,
        """
        metadata: {name: va}
        spec: {attacher: disk.example, nodeName: %s, source: {persistentVolumeName: disk}}
        %s
        """
            .formatted(node, more));
  }
}
