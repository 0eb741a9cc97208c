package dev.pawl.activities.checks.version;

import static dev.pawl.activities.checks.CleanCluster.component;
import static dev.pawl.activities.checks.CleanCluster.nodeWith;
import static dev.pawl.activities.checks.CleanCluster.proxy;
import static dev.pawl.activities.checks.CleanCluster.view;
import static dev.pawl.activities.checks.Planted.block;
import static dev.pawl.activities.checks.Planted.info;
import static dev.pawl.activities.checks.Planted.warn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.checks.Answers;
import dev.pawl.activities.checks.Answers.Answer;
import dev.pawl.activities.checks.CleanCluster;
import dev.pawl.activities.checks.FakeView;
import dev.pawl.activities.checks.Planted;
import dev.pawl.activities.checks.Readings;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.version.KubeVersion;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        block(
            "VER-APISERVER",
            "Apiserver/10.0.0.2:6443",
            view()
                .answering(
                    Readings.VERSIONS,
                    new Answers<>(
                        List.of(
                            new Answer<>(
                                "Apiserver/10.0.0.1:6443", List.of(KubeVersion.parse("1.35.4"))),
                            new Answer<>(
                                "Apiserver/10.0.0.2:6443", List.of(KubeVersion.parse("1.36.3")))),
                        List.of()))),
        info("VER-KUBECTL", "ClusterUpgrade/test", view().to("1.99.0")),
        warn(
            "VER-ADDON",
            "Pod/kube-system/ca",
            addon("registry.k8s.io/autoscaling/cluster-autoscaler:v1.35.2")),
        warn(
            "VER-ADDON",
            "Pod/kube-system/ca",
            addon("quay.io/jetstack/cert-manager-controller:v1.20.1")),
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

  @Test
  void shouldBlockAnAddonOfThisUpgradeThatIsNotForItsTarget(@TempDir Path folder)
      throws IOException {
    bring(folder, "v1.20.3");

    assertThat(new AddonVersions().look(withAddon(folder)).findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.severity()).isEqualTo(Severity.BLOCK);
              assertThat(f.object()).isEqualTo("Deployment/cert-manager/cert-manager");
              assertThat(f.message()).contains("1.32 to 1.35, not 1.36");
            });
  }

  @Test
  void shouldNotWarnOfAnAddonThatThisUpgradeReplaces(@TempDir Path folder) throws IOException {
    bring(folder, "v1.21.0");

    assertThat(
            new AddonVersions()
                .look(
                    withAddon(folder)
                        .and(
                            Readings.PODS,
                            pod("quay.io/jetstack/cert-manager-controller:v1.18.2"))))
        .isEqualTo(Found.nothing());
  }

  private static void bring(Path folder, String release) throws IOException {
    Files.writeString(
        folder.resolve("cert-manager.yaml"),
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cert-manager, namespace: cert-manager}
        spec:
          template:
            spec:
              containers: [{name: main, image: "quay.io/jetstack/cert-manager-controller:%s"}]
        """
            .formatted(release));
  }

  private static FakeView withAddon(Path folder) {
    return view()
        .withSpec(
            "addons: [{name: cert-manager, driver: manifests, source: %s}]".formatted(folder));
  }

  private static FakeView addon(String image) {
    return view().and(Readings.PODS, pod(image));
  }

  private static Pod pod(String image) {
    return CleanCluster.pod(
        "{namespace: kube-system, name: ca}",
        "a-1",
        "  containers: [{name: main, image: \"%s\"}]".formatted(image));
  }
}
