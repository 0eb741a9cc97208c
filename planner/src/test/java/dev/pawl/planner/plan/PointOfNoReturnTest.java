package dev.pawl.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.cluster.NodeState;
import dev.pawl.planner.spec.SpecReader;
import dev.pawl.planner.undo.UndoKind;
import dev.pawl.planner.undo.UndoNote;
import dev.pawl.planner.version.KubeVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first step of the run that cannot be taken back. */
class PointOfNoReturnTest {

  @ParameterizedTest
  @CsvSource({
    "'', '', ",
    "afterControlPlane, ', rollback: [./back.sh]', ",
    "beforeControlPlane, '', controlPlane",
    "afterControlPlane, '', controlPlane"
  })
  void shouldBeTheFirstIrreversibleStepInTheOrderOfTheRun(
      String stage, String rollback, String step) {
    String addons =
        stage.isEmpty()
            ? ""
            : "  addons: [{name: dns, driver: manifests, source: ./dns, stage: %s}]\n"
                .formatted(stage);
    String back = stage.isEmpty() ? ", rollback: [./back.sh]" : rollback;
    String yaml =
        """
        apiVersion: pawl.dev/v1alpha1
        kind: ClusterUpgrade
        metadata: {name: prod-eu}
        spec:
          target: {version: 1.36.3}
          controlPlane: {driver: exec, exec: {upgrade: [./swap.sh]%s}}
          pools: {items: [{name: a, selector: {matchLabels: {pool: a}}, driver: kwok}]}
        """
                .formatted(back)
            + addons;

    UndoNote point =
        Planner.plan(new SpecReader().read(yaml), cluster(), Instant.EPOCH).pointOfNoReturn();

    assertThat(point == null ? null : point.step()).isEqualTo(step);
  }

  @Test
  void shouldBeWhatALookAtTheClusterHasTold() {
    String yaml =
        """
        apiVersion: pawl.dev/v1alpha1
        kind: ClusterUpgrade
        metadata: {name: prod-eu}
        spec:
          target: {version: 1.36.3}
          controlPlane: {driver: exec, exec: {upgrade: [./swap.sh], rollback: [./back.sh]}}
          addons: [{name: dns, driver: manifests, source: ./dns}]
          pools: {items: [{name: a, selector: {matchLabels: {pool: a}}, driver: kwok}]}
        """;
    Plan plan = Planner.plan(new SpecReader().read(yaml), cluster(), Instant.EPOCH);
    UndoNote known = new UndoNote("addons/dns", UndoKind.IRREVERSIBLE, "it stores v2 then");

    assertThat(plan.pointOfNoReturn()).isNull();
    assertThat(plan.knowing(List.of(known)).pointOfNoReturn()).isEqualTo(known);
    assertThat(plan.knowing(List.of(known)).undo()).hasSameSizeAs(plan.undo());
  }

  private static ClusterState cluster() {
    KubeVersion version = KubeVersion.parse("1.35.4");
    NodeState node =
        new NodeState("a-0", Map.of("pool", "a"), version, true, false, Instant.EPOCH, 3, false);
    return new ClusterState("uid", version, List.of(node));
  }
}
