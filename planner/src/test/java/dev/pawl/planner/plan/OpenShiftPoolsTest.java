package dev.pawl.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.planner.capacity.ClusterCapacity;
import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.cluster.NodeState;
import dev.pawl.planner.cluster.SignerState;
import dev.pawl.planner.spec.SpecReader;
import dev.pawl.planner.version.KubeVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A canary pool and others, as seed 004 has them, by what is observed of their nodes. */
class OpenShiftPoolsTest {

  private static final Instant NOW = Instant.parse("2026-10-22T12:00:00Z");

  private static final String SPEC =
      """
      apiVersion: pawl.dev/v1alpha1
      kind: ClusterUpgrade
      metadata: {name: prod-eu}
      spec:
        target: {version: 4.16.11}
        policy: POLICY
        controlPlane: {driver: exec, exec: {upgrade: [./upgrade.sh]}}
        times: {controlPlane: 10m, surge: 1m, remove: 10s}
        windows:
          - {rrule: "FREQ=WEEKLY;BYDAY=SA", start: "02:00", duration: 1h, timezone: Europe/Paris}
        pools:
          items:
            - {name: canary, selector: {matchLabels: {pool: canary}}, driver: kwok}
            - {name: workers, selector: {matchLabels: {pool: workers}}, driver: kwok}
      """;

  private static NodeState node(String pool, String version, boolean controlPlane) {
    return new NodeState(
        pool + "-0",
        Map.of("pool", pool),
        KubeVersion.parse(version),
        true,
        false,
        Instant.EPOCH,
        0,
        controlPlane);
  }

  private static Plan plan(String policy, SignerState signer, NodeState... nodes) {
    return Planner.plan(
        new SpecReader().read(SPEC.replace("POLICY", policy)),
        new ClusterState(
            "uid-1",
            KubeVersion.parse("4.16.9"),
            List.of(nodes),
            List.of(),
            new ClusterCapacity(List.of(), List.of()),
            signer),
        NOW);
  }

  @ParameterizedTest(name = "S4.5 {0}: canary at {1}, workers at {2}: {3}")
  @CsvSource({
    "openshift, 4.16.9, 4.16.9, -",
    "openshift, 4.16.11, 4.16.9, -",
    "openshift, 4.16.12, 4.16.9, POOLS-ONE-TARGET",
    "openshift, 4.16.9, v1.29.6+aba1e8d, -",
    "tkg, 4.16.12, 4.16.9, -"
  })
  void shouldRefusePoolsThatWouldEndAtDifferentVersions(
      String policy, String canary, String workers, String rule) {
    NodeState[] nodes = {node("canary", canary, false), node("workers", workers, false)};

    if (rule.equals("-")) {
      assertThat(plan(policy, null, nodes).target()).hasToString("4.16.11");
    } else {
      assertThatThrownBy(() -> plan(policy, null, nodes))
          .isInstanceOf(PlanRefused.class)
          .hasMessageContaining(
              "pools have different targets: canary 4.16.12, workers 4.16.11 (%s)".formatted(rule));
    }
  }

  @ParameterizedTest(name = "S4.7 {0}: a pool that takes in control-plane nodes: {1}")
  @CsvSource({
    "openshift, 'pool canary, to go to 4.16.11, takes in control-plane nodes"
        + " (NO-CONTROL-PLANE-POOL)'",
    "upstream, pool canary takes in control-plane nodes: canary-0"
  })
  void shouldRefuseCustomPoolsOfControlPlaneNodes(String policy, String message) {
    assertThatThrownBy(
            () ->
                plan(
                    policy, null, node("canary", "4.16.9", true), node("workers", "4.16.9", false)))
        .isInstanceOf(PlanRefused.class)
        .hasMessageContaining("spec.pools.items[0].selector: " + message)
        .satisfies(e -> assertThat(((PlanRefused) e).problems()).hasSize(1));
  }

  @ParameterizedTest(name = "S4.6 rotated {0}: {1} pools would miss it")
  @CsvSource({"2026-10-23T00:00:00Z, 2", "2026-10-25T00:00:00Z, 0", "2026-10-01T00:00:00Z, 2"})
  void shouldWarnOfPoolsThatWaitBeyondARotation(Instant rotates, int pools) {
    SignerState signer = new SignerState(rotates, Instant.parse("2027-01-04T00:00:00Z"));

    Plan plan =
        plan(
            "openshift", signer, node("canary", "4.16.9", false), node("workers", "4.16.9", false));

    assertThat(plan.warnings().stream().filter(w -> w.contains("kubelet-signer")))
        .hasSize(pools)
        .allMatch(w -> w.contains(rotates.toString()) && w.contains("2027-01-04"));
  }

  @Test
  @DisplayName("S4.6 a certificate of 365 days is rotated on day 292")
  void shouldKnowWhenTheSignerIsRotated() {
    SignerState signer =
        SignerState.valid(
            Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));

    assertThat(signer.rotates()).isEqualTo("2026-10-20T00:00:00Z");
  }
}
