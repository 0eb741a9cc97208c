package dev.pawl.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.cluster.NodeState;
import dev.pawl.planner.spec.SpecReader;
import dev.pawl.planner.version.KubeVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rollback that starts by itself is refused before the start where it could not be done. */
class RollbackRulesTest {

  private static final String KWOK = "driver: kwok";
  private static final String IN_PLACE = "driver: exec, exec: {upgrade: [./node.sh]}";

  @Test
  void shouldRefuseAControlPlaneWithoutAWayBackAndSayWhatIsPossible() {
    PlanRefused refused = refusal("", "rollback", "upgrade", KWOK);

    assertThat(refused.problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.path()).isEqualTo("spec.onFailure");
              assertThat(p.message()).contains("controlPlane", "no rollback command");
              assertThat(p.wayOut()).contains("rollback: {scope: pool}");
            });
  }

  @ParameterizedTest
  @CsvSource({"upgrade", "pool"})
  void shouldRefuseAPoolWithoutAWayBackInEitherScope(String scope) {
    assertThat(refusal(", rollback: [./back.sh]", "rollback", scope, IN_PLACE).problems())
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("pool a has no rollback command"));
  }

  @ParameterizedTest
  @CsvSource({"hold, upgrade, ''", "rollback, pool, ''", "rollback, upgrade, ', rollback: [./b]'"})
  void shouldLetWhatCanBeCarriedOut(String onFailure, String scope, String rollback) {
    assertThat(plan(rollback, onFailure, scope, KWOK).undo()).isNotEmpty();
  }

  @Test
  void shouldRefuseWhereTheProductNeverGoesBack() {
    PlanRefused refused =
        catchThrowableOfType(
            PlanRefused.class,
            () -> plan(", rollback: [./b]", "rollback\n  policy: openshift", "upgrade", KWOK));

    assertThat(refused.problems()).anyMatch(p -> p.path().equals("spec.onFailure"));
  }

  private static PlanRefused refusal(
      String rollback, String onFailure, String scope, String driver) {
    return catchThrowableOfType(PlanRefused.class, () -> plan(rollback, onFailure, scope, driver));
  }

  private static Plan plan(String rollback, String onFailure, String scope, String driver) {
    String yaml =
        """
        apiVersion: pawl.dev/v1alpha1
        kind: ClusterUpgrade
        metadata: {name: prod-eu}
        spec:
          target: {version: 1.36.3}
          onFailure: %s
          rollback: {scope: %s}
          controlPlane: {driver: exec, exec: {upgrade: [./swap.sh]%s}}
          pools: {items: [{name: a, selector: {matchLabels: {pool: a}}, %s%s}]}
        """
            .formatted(
                onFailure,
                scope,
                rollback,
                driver,
                driver.equals(KWOK) ? "" : ", strategy: {maxSurge: 0, maxUnavailable: 1}");
    KubeVersion version = KubeVersion.parse("1.35.4");
    NodeState node =
        new NodeState("a-0", Map.of("pool", "a"), version, true, false, Instant.EPOCH, 3, false);
    return Planner.plan(
        new SpecReader().read(yaml),
        new ClusterState("uid", version, List.of(node)),
        Instant.EPOCH);
  }
}
