package dev.pawl.planner.policy;

import static dev.pawl.planner.policy.Judged.cluster;
import static dev.pawl.planner.policy.Judged.ids;
import static dev.pawl.planner.policy.Judged.move;
import static dev.pawl.planner.policy.Judged.v;
import static dev.pawl.planner.policy.Judged.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.policy.ControlPlaneVersions.Component;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule of kubernetes.io/releases/version-skew-policy, with the page's own examples. */
class UpstreamPolicyTest {

  private final VersionPolicy policy = VersionPolicies.named("upstream");

  @ParameterizedTest(name = "{2}: {0} to {1}")
  @CsvSource({
    "1.35.4, 1.35.4, -",
    "1.35.4, 1.35.9, -",
    "1.35.4, 1.36.0, -",
    "1.36.0-rc.1, 1.36.0, -",
    "1.35.4, 1.37.1, HOP-ONE-MINOR",
    "1.35.4, 1.35.3, HOP-NOT-DOWN",
    "1.35.4, 1.34.9, HOP-NOT-DOWN",
    "1.35.4, 1.33.9, HOP-NOT-DOWN HOP-ONE-MINOR"
  })
  void shouldJudgeHops(String from, String to, String rules) {
    List<Refusal> refusals = policy.controlPlane(ControlPlaneMove.upgrade(v(from), v(to)));

    assertThat(ids(refusals)).isEqualTo(written(rules));
    assertThat(refusals).allSatisfy(r -> assertThat(r.message()).contains(from, to));
  }

  @ParameterizedTest(name = "{2}: back from {0} to {1}")
  @CsvSource({"1.36.3, 1.35.4, -", "1.36.3, 1.36.1, -", "1.36.3, 1.34.1, HOP-ONE-MINOR"})
  void shouldLetAControlPlaneGoBackOneMinor(String from, String to, String rules) {
    assertThat(ids(policy.controlPlane(ControlPlaneMove.rollback(v(from), v(to)))))
        .isEqualTo(written(rules));
  }

  @ParameterizedTest(name = "{3}: kubelet {2} under apiservers {0} and {1}")
  @CsvSource({
    "1.35.0, 1.35.0, 1.35.9, -",
    "1.35.0, 1.35.0, 1.32.0, -",
    "1.35.0, 1.35.0, 1.31.9, KUBELET-NOT-TOO-OLD",
    "1.35.0, 1.35.0, 1.36.0, KUBELET-NOT-NEWER",
    "1.34.0, 1.35.0, 1.34.0, -",
    "1.34.0, 1.35.0, 1.32.0, -",
    "1.34.0, 1.35.0, 1.35.0, KUBELET-NOT-NEWER",
    "1.34.0, 1.35.0, 1.31.0, KUBELET-NOT-TOO-OLD",
    "1.27.0, 1.27.0, 1.24.9, KUBELET-NOT-TOO-OLD",
    "1.26.0, 1.26.0, 1.24.9, -",
    "1.28.0, 1.28.0, 1.25.0, -",
    "1.34.0, 1.36.0, 1.34.0, APISERVERS-ONE-MINOR"
  })
  void shouldJudgeKubelets(String oldest, String newest, String kubelet, String rules) {
    VersionState state =
        cluster(
            new ControlPlaneVersions(v(oldest), v(newest), List.of()),
            PoolVersions.at("workers", v(kubelet)));

    assertThat(ids(policy.passing(state))).isEqualTo(written(rules));
  }

  @ParameterizedTest(name = "{3}: kube-proxy {2} beside kubelet {1} under {0}")
  @CsvSource({
    "1.35.0, 1.32.0, 1.35.0, -",
    "1.35.0, 1.35.0, 1.32.0, -",
    "1.35.0, 1.35.0, 1.36.0, KUBE-PROXY-NOT-NEWER",
    "1.35.0, 1.35.0, 1.31.0, KUBE-PROXY-NOT-TOO-OLD KUBE-PROXY-NEAR-KUBELET",
    "1.35.0, 1.32.0, 1.36.0, KUBE-PROXY-NOT-NEWER KUBE-PROXY-NEAR-KUBELET",
    "1.26.0, 1.26.0, 1.24.0, -",
    "1.27.0, 1.27.0, 1.24.0, KUBE-PROXY-NOT-TOO-OLD KUBE-PROXY-NEAR-KUBELET"
  })
  void shouldJudgeKubeProxies(String apiserver, String kubelet, String proxy, String rules) {
    VersionState state =
        cluster(
            ControlPlaneVersions.at(v(apiserver)),
            new PoolVersions("workers", List.of(new NodeVersions(v(kubelet), v(proxy)))));

    assertThat(ids(policy.passing(state))).isEqualTo(written(rules));
  }

  @ParameterizedTest(name = "{3}: scheduler {2} under apiservers {0} and {1}")
  @CsvSource({
    "1.35.0, 1.35.0, 1.35.0, -",
    "1.35.0, 1.35.0, 1.34.0, -",
    "1.35.0, 1.35.0, 1.33.0, CONTROLLERS-ONE-MINOR",
    "1.35.0, 1.35.0, 1.36.0, CONTROLLERS-NOT-NEWER",
    "1.34.0, 1.35.0, 1.34.0, -",
    "1.34.0, 1.35.0, 1.35.0, CONTROLLERS-NOT-NEWER",
    "1.34.0, 1.35.0, 1.33.0, CONTROLLERS-ONE-MINOR"
  })
  void shouldJudgeControllers(String oldest, String newest, String scheduler, String rules) {
    ControlPlaneVersions controlPlane =
        new ControlPlaneVersions(
            v(oldest), v(newest), List.of(new Component("kube-scheduler", v(scheduler))));

    assertThat(ids(policy.passing(cluster(controlPlane)))).isEqualTo(written(rules));
  }

  @ParameterizedTest(name = "{3}: kubectl {2} with apiservers {0} and {1}")
  @CsvSource({
    "1.35.0, 1.35.0, 1.36.0, -",
    "1.35.0, 1.35.0, 1.34.0, -",
    "1.35.0, 1.35.0, 1.37.0, KUBECTL-ONE-MINOR",
    "1.34.0, 1.35.0, 1.35.0, -",
    "1.34.0, 1.35.0, 1.36.0, KUBECTL-ONE-MINOR",
    "1.34.0, 1.35.0, 1.33.0, KUBECTL-ONE-MINOR"
  })
  void shouldJudgeKubectl(String oldest, String newest, String kubectl, String rules) {
    VersionState state =
        new VersionState(
            new ControlPlaneVersions(v(oldest), v(newest), List.of()),
            List.of(),
            v(kubectl),
            new Management.Standalone());

    assertThat(ids(policy.passing(state))).isEqualTo(written(rules));
  }

  @ParameterizedTest(name = "{3}: pool {0} to {1} under {2}")
  @CsvSource({
    "1.32.0, 1.35.0, 1.35.0, -",
    "1.34.0, 1.35.0, 1.34.0, KUBELET-NOT-NEWER",
    "1.30.0, 1.31.0, 1.35.0, KUBELET-NOT-TOO-OLD",
    "1.35.0, 1.34.0, 1.35.0, -"
  })
  void shouldJudgePools(String from, String to, String controlPlane, String rules) {
    assertThat(ids(policy.pool(move(from, to, controlPlane)))).isEqualTo(written(rules));
  }

  @Test
  void shouldMoveControllersBeforeKubelets() {
    ControlPlaneVersions halfway =
        new ControlPlaneVersions(
            v("1.36.3"),
            v("1.36.3"),
            List.of(new Component("kube-controller-manager", v("1.35.4"))));
    PoolMove move = PoolMove.drained("workers", v("1.35.4"), v("1.36.3"), halfway);

    assertThat(policy.pool(move))
        .singleElement()
        .hasToString(
            "CONTROLLERS-BEFORE-KUBELETS: kube-controller-manager is still at 1.35.4, and pool"
                + " workers would go to 1.36.3 before it; upgrade kube-controller-manager first"
                + " (kubernetes.io/releases/version-skew-policy)");
  }

  @ParameterizedTest(name = "{2}: {0} to {1} with pods on the nodes")
  @CsvSource({"1.35.4, 1.36.3, DRAIN-BEFORE-KUBELET", "1.36.1, 1.36.3, -"})
  void shouldDrainBeforeAKubeletChangesItsMinor(String from, String to, String rules) {
    PoolMove move =
        new PoolMove("workers", v(from), v(to), ControlPlaneVersions.at(v("1.36.3")), false);

    assertThat(ids(policy.pool(move))).isEqualTo(written(rules));
  }

  @Test
  void shouldNameEachPoolAndVersionThatIsTooOld() {
    VersionState state =
        cluster(
            ControlPlaneVersions.at(v("1.36.3")),
            new PoolVersions(
                "a",
                List.of(
                    new NodeVersions(v("1.36.3"), null),
                    new NodeVersions(v("1.32.1"), v("1.36.0")),
                    new NodeVersions(v("1.32.1"), v("1.35.0")))),
            PoolVersions.at("b", v("1.31.7")));

    assertThat(policy.passing(state).stream().filter(r -> r.message().contains("kubelet 1.3")))
        .extracting(Refusal::message)
        .contains(
            "pool a has kubelet 1.32.1, 4 minors behind apiserver 1.36.3, and 3 are allowed",
            "pool b has kubelet 1.31.7, 5 minors behind apiserver 1.36.3, and 3 are allowed")
        .filteredOn(message -> message.startsWith("pool a has kubelet"))
        .hasSize(1);
  }

  @Test
  void shouldNameTheMinorsToGoThrough() {
    List<Refusal> refusals =
        policy.controlPlane(ControlPlaneMove.upgrade(v("1.33.2"), v("1.36.3")));

    assertThat(refusals)
        .singleElement()
        .hasToString(
            "HOP-ONE-MINOR: from 1.33.2 to 1.36.3 are 3 minors, and a control plane goes 1 at a"
                + " time; go by way of 1.34, 1.35 (kubernetes.io/releases/version-skew-policy)");
  }

  @ParameterizedTest
  @CsvSource({"upstream", "tkg", "openshift", "gdc"})
  void shouldGiveEachRuleOneIdASourceAndASentence(String name) {
    VersionPolicy preset = VersionPolicies.named(name);

    assertThat(preset.name()).isEqualTo(name);
    assertThat(new HashSet<>(preset.rules().stream().map(VersionRule::id).toList()))
        .hasSameSizeAs(preset.rules());
    assertThat(preset.rules())
        .allSatisfy(
            rule -> {
              assertThat(rule.id()).matches("[A-Z]+(-[A-Z]+)+");
              assertThat(rule.source()).isNotBlank();
              assertThat(rule.statement()).endsWith(".");
            });
  }
}
