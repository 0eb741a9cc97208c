package dev.pawl.planner.hop;

import static dev.pawl.planner.hop.Asked.lines;
import static dev.pawl.planner.hop.Asked.upgrade;
import static dev.pawl.planner.hop.Asked.v;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.policy.DistributedCloudFacts;
import dev.pawl.planner.policy.Management.ManagedBy;
import dev.pawl.planner.policy.ReleaseOrder;
import dev.pawl.planner.policy.VersionPolicies;
import dev.pawl.planner.policy.VersionPolicy;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HopPlannerTest {

  @Test
  void shouldTurnPoolsOverOnceWhereTheSkewAllows() {
    Hops hops = upgrade("1.33.2", "1.36.3", "1.34.9 1.35.6").pool("a", "1.33.2").hops();

    assertThat(lines(hops))
        .containsExactly(
            "1.33.2 to 1.34.9", "1.34.9 to 1.35.6", "1.35.6 to 1.36.3, a 1.33.2 to 1.36.3");
    assertThat(hops.turnovers("a")).isEqualTo(1);
    assertThat(hops.planned()).isEqualTo(new Effort(10, 100));
    assertThat(hops.saved()).isEqualTo(new Effort(20, 200));
  }

  /** The example of Cluster API's proposal for chained upgrades: two turnovers, not four. */
  @Test
  void shouldTurnOverOnTheWayWhereTheSkewForcesIt() {
    Hops hops =
        upgrade("1.29.0", "1.33.0", "1.30.0 1.31.0 1.32.0").pool("workers", "1.29.0").hops();

    assertThat(lines(hops))
        .containsExactly(
            "1.29.0 to 1.30.0",
            "1.30.0 to 1.31.0",
            "1.31.0 to 1.32.0, workers 1.29.0 to 1.32.0",
            "1.32.0 to 1.33.0, workers 1.32.0 to 1.33.0");
    assertThat(hops.saved().podMoves()).isEqualTo(200);
    assertThat(hops.hops().get(2).pools().get(0).due().toString())
        .contains("KUBELET-NOT-TOO-OLD", "4 minors behind apiserver 1.33.0");
    assertThat(hops.hops().get(3).pools().get(0).due()).isEqualTo(new Due.AtTarget());
  }

  @Test
  void shouldTurnEachPoolOverForItself() {
    Hops hops =
        upgrade("1.33.2", "1.35.6", "1.34.9").pool("old", "1.31.0").pool("new", "1.33.2").hops();

    assertThat(lines(hops))
        .containsExactly(
            "1.33.2 to 1.34.9, old 1.31.0 to 1.34.9",
            "1.34.9 to 1.35.6, old 1.34.9 to 1.35.6, new 1.33.2 to 1.35.6");
  }

  @Test
  void shouldLetAPoolCatchUpBeforeTheControlPlaneMoves() {
    Hops hops = upgrade("1.33.2", "1.34.9", "").pool("old", "1.30.1").hops();

    assertThat(lines(hops))
        .containsExactly(
            "1.33.2 to 1.33.2, old 1.30.1 to 1.33.2", "1.33.2 to 1.34.9, old 1.33.2 to 1.34.9");
    assertThat(hops.hops().get(0).movesControlPlane()).isFalse();
    assertThat(hops.saved()).isEqualTo(new Effort(0, 0));
  }

  @Test
  void shouldAllowOldKubeletsTwoMinorsOnly() {
    Hops hops = upgrade("1.23.2", "1.26.3", "1.24.1 1.25.1").pool("a", "1.23.2").hops();

    assertThat(lines(hops))
        .containsExactly(
            "1.23.2 to 1.24.1",
            "1.24.1 to 1.25.1, a 1.23.2 to 1.25.1",
            "1.25.1 to 1.26.3, a 1.25.1 to 1.26.3");
  }

  @Test
  void shouldPlanWithOpenPatches() {
    Hops hops = upgrade("1.33.2", "1.37.1", "").pool("a", "1.33.2").hops();

    assertThat(lines(hops))
        .containsExactly(
            "1.33.2 to 1.34",
            "1.34 to 1.35",
            "1.35 to 1.36, a 1.33.2 to 1.36",
            "1.36 to 1.37.1, a 1.36 to 1.37.1");
  }

  @Test
  void shouldRefuseToGoDown() {
    assertThat(upgrade("1.36.3", "1.35.9", "").pool("a", "1.36.3").refusals())
        .containsExactly(
            "HOP-NOT-DOWN: the control plane is at 1.36.3, and 1.35.9 is older; name a version of"
                + " at least 1.36.3, and repair forwards"
                + " (kubernetes.io/releases/version-skew-policy)");
  }

  @Test
  void shouldRefuseAPathThatSkipsAMinor() {
    HopPath skipping = new HopPath(List.of(Stop.at(v("1.36.3"))));
    Asked asked =
        new Asked(VersionPolicies.upstream(), v("1.33.2"), skipping, List.of(), List.of());

    assertThat(asked.refusals())
        .containsExactly(
            "HOP-ONE-MINOR: from 1.33.2 to 1.36.3 are 3 minors, and a control plane goes 1 at a"
                + " time; go by way of 1.34, 1.35 (kubernetes.io/releases/version-skew-policy)");
  }

  @Test
  void shouldRefuseWhereKubeletsAreNewerThanTheControlPlane() {
    assertThat(upgrade("1.34.2", "1.36.3", "1.35.6").pool("a", "1.35.1").refusals())
        .containsExactly(
            "KUBELET-NOT-NEWER: pool a has kubelet 1.35.1, newer than the oldest apiserver,"
                + " 1.34.2; bring every apiserver to 1.35 first"
                + " (kubernetes.io/releases/version-skew-policy)");
  }

  @Test
  void shouldCountThePoolsItLeavesAlone() {
    assertThat(upgrade("1.35.2", "1.36.3", "").leaving("old", "1.33.1").hops().turnovers("old"))
        .isZero();
    assertThat(upgrade("1.35.2", "1.36.3", "").leaving("old", "1.32.1").refusals())
        .containsExactly(
            "KUBELET-NOT-TOO-OLD: pool old has kubelet 1.32.1, 4 minors behind apiserver 1.36.3,"
                + " and 3 are allowed; upgrade pool old first"
                + " (kubernetes.io/releases/version-skew-policy)");
  }

  @Test
  void shouldTellEveryReason() {
    assertThat(
            upgrade("1.35.2", "1.36.3", "")
                .leaving("old", "1.32.1")
                .leaving("older", "1.31.1")
                .refusals())
        .hasSize(2);
  }

  @ParameterizedTest(name = "S3.1 {0} to {1}, pool at {2}: done {3}")
  @CsvSource({
    "1.28.100-gke.146, 1.28.100-gke.146, 1.28.100-gke.146, true",
    "1.28.100-gke.146, 1.28.100-gke.146, 1.28.0-gke.425, false",
    "1.28.100-gke.146, 1.28.300-gke.131, 1.28.100-gke.146, false"
  })
  void shouldBeDoneWhenCurrentAndTargetAgree(
      String current, String target, String pool, boolean done) {
    Hops hops = upgrade(VersionPolicies.named("gdc"), current, target, "").pool("a", pool).hops();

    assertThat(hops.from()).hasToString(current);
    assertThat(hops.target()).hasToString(target);
    assertThat(hops.nothingToDo()).isEqualTo(done);
  }

  @Test
  @DisplayName("S3.6 pools are upgraded selectively")
  void shouldUpgradePoolsSelectively() {
    VersionPolicy gdc = VersionPolicies.named("gdc");

    Hops hops =
        upgrade(gdc, "1.16.9", "1.28.100-gke.146", "")
            .pool("a", "1.16.9")
            .leaving("b", "1.16.5")
            .hops();

    assertThat(lines(hops))
        .containsExactly("1.16.9 to 1.28.100-gke.146, a 1.16.9 to 1.28.100-gke.146");
    assertThat(upgrade(gdc, "1.16.9", "1.28.100-gke.146", "").leaving("c", "1.15.1").refusals())
        .singleElement()
        .asString()
        .startsWith("KUBELET-NOT-TOO-OLD: pool c");
  }

  @Test
  @DisplayName("S3.5 a pool at 1.16.6 goes with its cluster, one at 1.16.5 may stay")
  void shouldNotLeaveAPoolReleasedAfterItsCluster() {
    ReleaseOrder releases =
        new ReleaseOrder(List.of(v("1.16.5"), v("1.28.100-gke.146"), v("1.16.6"), v("1.29.0")));
    VersionPolicy gdc = VersionPolicies.gdc(new DistributedCloudFacts(releases, false));

    Asked selective = upgrade(gdc, "1.16.6", "1.28.100-gke.146", "");
    Hops twoHops = upgrade(gdc, "1.16.6", "1.29.0", "1.28.100-gke.146").pool("a", "1.16.6").hops();
    Hops older = upgrade(gdc, "1.16.6", "1.29.0", "1.28.100-gke.146").pool("a", "1.16.5").hops();

    assertThat(selective.leaving("a", "1.16.6").refusals())
        .singleElement()
        .asString()
        .startsWith("POOL-NOT-RELEASED-AFTER: pool a at 1.16.6");
    assertThat(selective.leaving("a", "1.16.5").hops().turnovers("a")).isZero();
    assertThat(selective.pool("a", "1.16.6").hops().turnovers("a")).isEqualTo(1);
    assertThat(twoHops.turnovers("a")).isEqualTo(2);
    assertThat(older.turnovers("a")).isEqualTo(1);
  }

  @Test
  @DisplayName("S3.3 a user cluster does not pass its management cluster")
  void shouldNotPassTheManagementCluster() {
    HopPath path = new HopPath(List.of(Stop.at(v("1.28.300"))));
    HopAnswer answer =
        HopPlanner.plan(
            new HopQuestion(
                VersionPolicies.named("gdc"),
                v("1.28.100"),
                path,
                List.of(),
                List.of(),
                new ManagedBy(v("1.28.200"), List.of())));

    assertThat(answer)
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.refusals())
                    .singleElement()
                    .asString()
                    .startsWith(
                        "USER-CLUSTER-NOT-NEWER: this cluster at 1.28.300 is newer than its"
                            + " management cluster at 1.28.200"));
  }

  @Test
  void shouldTurnOpenShiftPoolsOverOncePerTwoMinors() {
    Hops hops =
        upgrade(VersionPolicies.openshift(), "4.14.10", "4.17.1", "4.15.20 4.16.3")
            .pool("worker", "4.14.10")
            .hops();

    assertThat(lines(hops))
        .containsExactly(
            "4.14.10 to 4.15.20",
            "4.15.20 to 4.16.3, worker 4.14.10 to 4.16.3",
            "4.16.3 to 4.17.1, worker 4.16.3 to 4.17.1");
  }
}
