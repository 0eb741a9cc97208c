package dev.pawl.activities.checks.version;

import static dev.pawl.activities.checks.CleanCluster.component;
import static dev.pawl.activities.checks.CleanCluster.nodeWith;
import static dev.pawl.activities.checks.CleanCluster.proxy;
import static dev.pawl.activities.checks.CleanCluster.view;
import static dev.pawl.activities.checks.Planted.block;
import static dev.pawl.activities.checks.Planted.warn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.checks.Planted;
import dev.pawl.activities.checks.Readings;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VersionChecksTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("planted")
  void shouldFindWhatIsPlanted(Planted planted) {
    planted.mustBeFoundBy(VersionChecks.all());
  }

  @Test
  void shouldHaveSomethingPlantedForEachCheck() {
    assertThat(planted().map(Planted::id).distinct())
        .containsExactlyInAnyOrderElementsOf(
            VersionChecks.all().stream()
                .filter(c -> !(c instanceof NewestPatch || c instanceof Cgroups))
                .map(c -> c.about().id())
                .toList());
  }

  static Stream<Planted> planted() {
    return Stream.of(
        block(
            "VER-APISERVER",
            "Pod/kube-system/kube-apiserver-m",
            view().and(Readings.PODS, component("kube-apiserver", "v1.34.9"))),
        block("VER-HOP", "ClusterUpgrade/test", view().to("1.34.9")),
        block("VER-HOP", "ClusterUpgrade/test", view().to("1.37.1")),
        block(
            "VER-KUBELET",
            "Node/a-9",
            view()
                .and(
                    Readings.NODES,
                    nodeWith("a-9", "1.36.0", "", "{type: Ready, status: \"True\"}"))),
        block(
            "VER-KUBELET",
            "Node/a-9",
            view()
                .and(
                    Readings.NODES,
                    nodeWith("a-9", "1.31.0", "", "{type: Ready, status: \"True\"}"))),
        warn(
            "VER-KUBELET-DRIFT",
            "Node/a-9",
            view()
                .and(
                    Readings.NODES,
                    nodeWith("a-9", "1.34.0", "", "{type: Ready, status: \"True\"}"))),
        block(
            "VER-KUBEPROXY",
            "Pod/kube-system/kube-proxy-1",
            view().with(Readings.PODS, proxy("v1.36.0"))),
        block(
            "VER-KUBEPROXY",
            "Pod/kube-system/kube-proxy-1",
            view().with(Readings.PODS, proxy("v1.32.0"))),
        block(
            "VER-KCM-SCHED-CCM",
            "Pod/kube-system/kube-scheduler-m",
            view().and(Readings.PODS, component("kube-scheduler", "v1.36.0"))),
        block(
            "VER-KCM-SCHED-CCM",
            "Pod/kube-system/kube-scheduler-m",
            view().and(Readings.PODS, component("kube-scheduler", "v1.33.0"))),
        block(
            "VER-ETCD",
            "Pod/kube-system/etcd-m",
            view().and(Readings.PODS, component("etcd", "3.5.30-0"))),
        warn(
            "VER-ETCD",
            "Pod/kube-system/etcd-m",
            view().with(Readings.PODS, component("etcd", "3.5.21-0"))),
        warn(
            "VER-RUNTIME",
            "Node/a-9",
            view()
                .and(
                    Readings.NODES,
                    nodeWith(
                        "a-9", "1.35.4", "containerd://1.7.2", "{type: Ready, status: \"True\"}"))),
        block(
            "VER-OS-KERNEL",
            "Node/a-9",
            view()
                .and(
                    Readings.NODES,
                    nodeWith("a-9", "1.35.4", "", "{type: Ready, status: \"True\"}"))));
  }

  @Test
  void shouldSayWhatNoObjectTells() {
    assertThat(new NewestPatch().look(view()).gaps()).hasSize(1);
    assertThat(new Cgroups().look(view()).gaps()).hasSize(1);
    assertThat(new Cgroups().look(view().to("1.34.0")).gaps()).isEmpty();
    assertThat(new EtcdVersion().look(view().with(Readings.PODS)).gaps()).hasSize(1);
  }
}
