package dev.pawl.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.cluster.NodeState;
import dev.pawl.planner.spec.SpecReader;
import dev.pawl.planner.version.KubeVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an upgrade.yaml says of a Google Distributed Cloud reaches the rules. */
class DistributedCloudPlanTest {

  private static final String SPEC =
      """
      apiVersion: pawl.dev/v1alpha1
      kind: ClusterUpgrade
      metadata: {name: user-a}
      spec:
        target: {version: TARGET}
        policy: gdc
        distributedCloud: FACTS
        controlPlane: {driver: exec, exec: {upgrade: [./bmctl.sh]}}
      """;

  private static final String RELEASES =
      "{releases: [1.16.5, 1.28.100-gke.146, 1.16.6, 1.28.200-gke.118]}";

  private static Plan plan(String facts, String from, String target, String pool) {
    KubeVersion version = KubeVersion.parse(from);
    NodeState worker =
        new NodeState(
            "w-0", Map.of(), KubeVersion.parse(pool), true, false, Instant.EPOCH, 0, false);
    return Planner.plan(
        new SpecReader().read(SPEC.replace("TARGET", target).replace("FACTS", facts)),
        new ClusterState("uid-1", version, List.of(worker)),
        Instant.EPOCH);
  }

  @ParameterizedTest(name = "{0}: {1} from {2} to {3}, a pool left at {4}: {5}")
  @CsvSource(
      delimiter = '|',
      value = {
        "S3.3 | {managedBy: {version: 1.28.200}} | 1.28.100 | 1.28.200 | 1.28.100 | -",
        "S3.3 | {managedBy: {version: 1.28.200}} | 1.28.100 | 1.28.300 | 1.28.100"
            + " | USER-CLUSTER-NOT-NEWER",
        "S3.3 | {manages: [{name: b, version: 1.28.100}]} | 1.28.100 | 1.29.0 | 1.28.100 | -",
        "S3.3 | {manages: [{name: b, version: 1.16.8}]} | 1.16.9 | 1.28.100 | 1.16.9 | -",
        "S3.3 | {manages: [{name: b, version: 1.15.8}]} | 1.16.9 | 1.28.100 | 1.16.9"
            + " | USER-CLUSTER-NOT-TOO-OLD",
        "S3.4 | {skewPreview: false} | 1.16.9 | 1.28.100 | 1.15.9 | KUBELET-NOT-TOO-OLD",
        "S3.4 | {skewPreview: true} | 1.16.9 | 1.28.100 | 1.15.9 | -",
        "S3.5 | RELEASES | 1.16.6 | 1.28.100-gke.146 | 1.16.6 | POOL-NOT-RELEASED-AFTER",
        "S3.5 | RELEASES | 1.16.6 | 1.28.100-gke.146 | 1.16.5 | -",
        "S3.5 | RELEASES | 1.16.6 | 1.28.200-gke.118 | 1.16.6 | -"
      })
  void shouldJudgeByWhatTheSpecSays(
      String row, String facts, String from, String target, String pool, String rule) {
    String written = facts.replace("RELEASES", RELEASES);

    if (rule.equals("-")) {
      assertThat(plan(written, from, target, pool).target()).as(row).hasToString(target);
    } else {
      assertThatThrownBy(() -> plan(written, from, target, pool))
          .as(row)
          .isInstanceOf(PlanRefused.class)
          .hasMessageContaining("(" + rule + ")")
          .hasMessageContaining(row);
    }
  }

  @ParameterizedTest(name = "S3.3: beside {0} a user cluster at 1.28 under 1.28.200 warns: {1}")
  @CsvSource({"1.28.0, false", "1.16.8, true"})
  void shouldWarnOfUserClustersThatAreToFollow(String sibling, boolean warns) {
    String facts = "{managedBy: {version: 1.28.200, others: [{name: b, version: %s}]}}";

    List<String> warnings =
        plan(facts.formatted(sibling), "1.28.100", "1.28.200", "1.28.100").warnings();

    assertThat(warnings.stream().anyMatch(w -> w.contains("USER-CLUSTERS-SHARE-MINOR")))
        .as("%s", warnings)
        .isEqualTo(warns);
  }
}
