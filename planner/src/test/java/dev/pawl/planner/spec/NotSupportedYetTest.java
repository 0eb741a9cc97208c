package dev.pawl.planner.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pawl.planner.check.Acceptance;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the contract knows and Pawl does not do yet: recognised, refused, never ignored. */
class NotSupportedYetTest {

  /** The example of the contract, word for word, with real strings for its dots. */
  private static final String CONTRACT =
      """
      apiVersion: pawl.dev/v1alpha1
      kind: ClusterUpgrade
      metadata: {name: prod-eu}
      spec:
        cluster: {context: prod-eu}
        target: {version: 1.36.3, via: [1.35.6]}
        policy: upstream
        onFailure: hold
        rollback: {scope: upgrade}
        checks: {accept: [{id: PDB-STRUCTURAL, object: PodDisruptionBudget/shop/web, reason: "owner agreed", until: 2026-12-24}]}
        addons:
          - {name: coredns, driver: manifests, source: ./addons/coredns, stage: afterControlPlane, ready: {timeout: 5m}}
        controlPlane:
          driver: exec
          exec: {upgrade: ["./swap.sh"], rollback: ["./swap.sh", "--back"], finalise: [], snapshot: [], timeout: 30m}
          bake: 10m
        pools:
          order: sequential
          items:
            - name: workers
              selector: {matchLabels: {pool: workers}}
              driver: kwok
              strategy: {maxSurge: 10%, maxUnavailable: 0, canary: {nodes: 1, soak: 5m}, order: [zone, age], readyTimeout: 15m}
              drain: {timeout: 30m, onBlocked: hold, deleteEmptyDir: true, deleteBarePods: false}
        gates:
          - {name: error-rate, prometheus: {url: "http://prometheus:9090", query: "sum(errors)", successCondition: "result < 0.01"}, after: node}
        windows:
          - {rrule: "FREQ=WEEKLY;BYDAY=SA,SU", start: "02:00", duration: 4h, timezone: Europe/Paris}
      """;

  @Test
  void shouldReadTheContractsExample() {
    assertThat(SpecTexts.problems(CONTRACT)).isEmpty();
    UpgradeSpec spec = new SpecReader().read(CONTRACT);
    assertThat(spec.name()).isEqualTo("prod-eu");
    assertThat(spec.accepted())
        .containsExactly(
            new Acceptance(
                "PDB-STRUCTURAL",
                "PodDisruptionBudget/shop/web",
                "owner agreed",
                LocalDate.of(2026, 12, 24)));
  }

  @ParameterizedTest
  @MethodSource("replacements")
  void shouldNameWhatIsNotSupportedYetAndTheWayOut(String old, String written, String problem) {
    assertThat(CONTRACT).contains(old);
    assertThat(SpecTexts.problems(CONTRACT.replace(old, written)))
        .contains(problem)
        .allMatch(p -> p.contains("not supported"));
  }

  static Stream<Arguments> replacements() {
    return Stream.of(
        arguments(
            "driver: exec",
            "driver: kubeadm",
            "upgrade.yaml:14: spec.controlPlane.driver: kubeadm is not supported yet; write exec"),
        arguments(
            "driver: kwok",
            "driver: cluster-api",
            "upgrade.yaml:22: spec.pools.items[0].driver: cluster-api is not supported yet; write"
                + " kwok or exec"),
        arguments(
            "{matchLabels: {pool: workers}}",
            "{matchExpressions: [{key: pool, operator: In, values: [workers]}]}",
            "upgrade.yaml:21: spec.pools.items[0].selector.matchExpressions: not supported yet;"
                + " write matchLabels"));
  }
}
