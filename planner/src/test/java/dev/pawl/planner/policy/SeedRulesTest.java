package dev.pawl.planner.policy;

import static dev.pawl.planner.policy.Judged.cluster;
import static dev.pawl.planner.policy.Judged.ids;
import static dev.pawl.planner.policy.Judged.move;
import static dev.pawl.planner.policy.Judged.under;
import static dev.pawl.planner.policy.Judged.v;
import static dev.pawl.planner.policy.Judged.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.planner.policy.Management.ManagedBy;
import dev.pawl.planner.policy.Management.Manages;
import dev.pawl.planner.policy.Management.UserCluster;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The version rules of the systems Pawl covers, with their documentation's own examples. */
class SeedRulesTest {

  /** 1.16.6 came out after 1.28.100-gke.146, as the documentation says. */
  private static final ReleaseOrder RELEASES =
      new ReleaseOrder(
          List.of(
              v("1.16.4"),
              v("1.28.0-gke.425"),
              v("1.16.5"),
              v("1.28.100-gke.146"),
              v("1.16.6"),
              v("1.28.200-gke.118")));

  @ParameterizedTest(name = "{0} {1} to {2}, {3}: {4}")
  @CsvSource({
    "S1.8, 1.31.4+vmware.1, 1.32.1+vmware.1, UPGRADE, -",
    "S1.8, 1.31.4+vmware.1, 1.31.4+vmware.2, UPGRADE, -",
    "S1.12, 1.31.4+vmware.1, 1.33.1+vmware.1, UPGRADE, HOP-ONE-MINOR",
    "S1.12, 1.31.4+vmware.1, 1.30.8+vmware.1, UPGRADE, HOP-NOT-DOWN",
    "S1.12, 1.32.1+vmware.1, 1.31.4+vmware.1, ROLLBACK, -"
  })
  void shouldJudgeTkgControlPlanes(
      String row, String from, String to, ControlPlaneMove.Purpose purpose, String rules) {
    List<Refusal> refusals =
        VersionPolicies.named("tkg").controlPlane(new ControlPlaneMove(v(from), v(to), purpose));

    assertThat(ids(refusals)).as(row).isEqualTo(written(rules));
  }

  @ParameterizedTest(name = "{0} pool {1} to {2} under {3}: {4}")
  @CsvSource({
    "S1.8, 1.31.4, 1.32.1, 1.32.1, -",
    "S1.12, 1.31.4, 1.32.1, 1.33.1, POOL-JOINS-AT-CONTROL-PLANE",
    "S1.12, 1.31.4, 1.32.1, 1.31.4, KUBELET-NOT-NEWER POOL-JOINS-AT-CONTROL-PLANE",
    "S1.12, 1.32.1, 1.31.4, 1.31.4, -"
  })
  void shouldJudgeTkgPools(String row, String from, String to, String at, String rules) {
    assertThat(ids(VersionPolicies.tkg().pool(move(from, to, at))))
        .as(row)
        .isEqualTo(written(rules));
  }

  @ParameterizedTest(name = "S2.4 {0} to {1}, {2}: {3}")
  @CsvSource({
    "4.16.3, 4.16.9, UPGRADE, -",
    "4.16.3, 4.17.0, UPGRADE, -",
    "4.16.3, 4.18.1, UPGRADE, HOP-ONE-MINOR",
    "4.16.3, 4.16.2, UPGRADE, HOP-NOT-DOWN",
    "4.16.3, 4.15.9, UPGRADE, HOP-NOT-DOWN",
    "4.17.0, 4.16.3, ROLLBACK, HOP-NOT-DOWN",
    "4.16.9, 4.16.3, ROLLBACK, HOP-NOT-DOWN"
  })
  void shouldOnlyGoForwardsOnOpenShift(
      String from, String to, ControlPlaneMove.Purpose purpose, String rules) {
    assertMove("openshift", from, to, purpose, rules);
  }

  @Test
  @DisplayName("S2.4 the reason is told")
  void shouldSayWhyOpenShiftDoesNotGoBack() {
    assertThat(
            VersionPolicies.openshift()
                .controlPlane(ControlPlaneMove.rollback(v("4.17.0"), v("4.16.3"))))
        .singleElement()
        .hasToString(
            "HOP-NOT-DOWN: the control plane is at 4.17.0, and 4.16.3 is older; name a version of"
                + " at least 4.17.0, and repair forwards (OpenShift, update service: only to a"
                + " newer version (S2.4))");
    assertThat(ids(VersionPolicies.openshift().pool(move("4.17.0", "4.16.3", "4.17.0"))))
        .containsExactly("HOP-NOT-DOWN");
  }

  @ParameterizedTest(name = "kubelet {1} under OpenShift {0}: {2}")
  @CsvSource({
    "4.16.3, 4.14.1, -",
    "4.16.3, 4.13.1, KUBELET-NOT-TOO-OLD",
    "4.16.3, v1.29.6+aba1e8d, -",
    "4.16.3, v1.27.6+aba1e8d, -",
    "4.16.3, v1.26.6+aba1e8d, KUBELET-NOT-TOO-OLD",
    "4.16.3, v1.30.6+aba1e8d, KUBELET-NOT-NEWER"
  })
  void shouldLetOpenShiftNodesBeTwoMinorsBehind(String cluster, String kubelet, String rules) {
    assertThat(ids(VersionPolicies.openshift().atRest(under(cluster, kubelet))))
        .isEqualTo(written(rules));
  }

  @ParameterizedTest(name = "S3.2 {0} to {1}: {2}")
  @CsvSource({
    "1.28.0, 1.28.100, -",
    "1.28.100, 1.28.300, -",
    "1.28.100-gke.146, 1.28.100-gke.1200, -",
    "1.28.500-gke.120, 1.29.100-gke.251, -",
    "1.28.500-gke.120, 1.29.0-gke.1449, -",
    "1.16.9, 1.28.0-gke.425, -",
    "1.16.0, 1.29.0, HOP-ONE-MINOR",
    "1.15.2, 1.28.0, HOP-ONE-MINOR",
    "1.28.300-gke.131, 1.28.100-gke.146, HOP-NOT-DOWN",
    "1.29.0-gke.1449, 1.28.500-gke.120, HOP-NOT-DOWN",
    "1.28.0-gke.425, 1.16.9, HOP-NOT-DOWN"
  })
  void shouldJudgeDistributedCloudHops(String from, String to, String rules) {
    assertMove("gdc", from, to, ControlPlaneMove.Purpose.UPGRADE, rules);
  }

  @Test
  @DisplayName("S3.2 never down, in a rollback neither")
  void shouldNotTakeDistributedCloudBack() {
    assertMove(
        "gdc",
        "1.28.300-gke.131",
        "1.28.100-gke.146",
        ControlPlaneMove.Purpose.ROLLBACK,
        "HOP-NOT-DOWN");
  }

  @ParameterizedTest(name = "S3.3 user clusters {1} under {0}: {2}")
  @CsvSource({
    "1.29.100, 1.29.0, -",
    "1.29.100, 1.29.200, USER-CLUSTER-NOT-NEWER",
    "1.29.100, 1.30.0, USER-CLUSTER-NOT-NEWER",
    "1.29.100, 1.16.8, -",
    "1.29.100, 1.15.8, USER-CLUSTER-NOT-TOO-OLD",
    "1.29.100, 1.29.0 1.28.300 1.16.9, -",
    "1.28.100, 1.28.0, -",
    "1.28.100, 1.16.8, -",
    "1.28.100, 1.15.8, USER-CLUSTER-NOT-TOO-OLD",
    "1.28.100, 1.16.8 1.16.2, -",
    "1.28.100, 1.28.0 1.16.8, USER-CLUSTERS-SHARE-MINOR",
    "1.16.8, 1.16.8 1.15.1, USER-CLUSTERS-SHARE-MINOR",
    "1.16.8, 1.16.9 1.16.1, USER-CLUSTER-NOT-NEWER"
  })
  void shouldJudgeUserClusters(String manager, String users, String rules) {
    VersionPolicy policy = VersionPolicies.named("gdc");
    List<UserCluster> clusters =
        Arrays.stream(users.split(" ")).map(u -> new UserCluster("user " + u, v(u))).toList();
    UserCluster judged = clusters.get(0);

    List<Refusal> seenFromUser =
        policy.atRest(
            managed(
                judged.version().toString(),
                new ManagedBy(v(manager), clusters.subList(1, clusters.size()))));
    List<Refusal> seenFromManager = policy.atRest(managed(manager, new Manages(clusters)));

    assertThat(ids(seenFromUser)).isEqualTo(written(rules));
    assertThat(ids(seenFromManager)).isEqualTo(written(rules));
  }

  @Test
  @DisplayName("S3.3 user clusters are upgraded one by one")
  void shouldLetUserClustersPassThroughAMixture() {
    VersionState state =
        managed("1.28.0", new ManagedBy(v("1.28.100"), List.of(new UserCluster("b", v("1.16.8")))));

    assertThat(VersionPolicies.named("gdc").passing(state)).isEmpty();
  }

  @ParameterizedTest(name = "S3.4 pool {1} under {0}, preview {2}: {3}")
  @CsvSource({
    "1.16.6, 1.16.6, false, -",
    "1.16.6, 1.16.7, false, KUBELET-NOT-NEWER",
    "1.16.6, 1.15.9, false, -",
    "1.16.6, 1.14.9, false, KUBELET-NOT-TOO-OLD",
    "1.16.6, 1.14.9, true, KUBELET-NOT-TOO-OLD",
    "1.28.100-gke.146, 1.28.200-gke.118, false, KUBELET-NOT-NEWER",
    "1.28.100-gke.146, 1.16.5, false, -",
    "1.28.100-gke.146, 1.15.5, false, KUBELET-NOT-TOO-OLD",
    "1.28.100-gke.146, 1.15.5, true, -",
    "1.28.100-gke.146, 1.14.5, true, KUBELET-NOT-TOO-OLD",
    "1.29.100-gke.251, 1.16.5, false, -",
    "1.29.100-gke.251, 1.15.5, false, KUBELET-NOT-TOO-OLD",
    "1.29.100-gke.251, 1.30.0, false, KUBELET-NOT-NEWER"
  })
  void shouldJudgeNodePools(String cluster, String pool, boolean preview, String rules) {
    VersionPolicy policy =
        VersionPolicies.gdc(new DistributedCloudFacts(ReleaseOrder.UNKNOWN, preview));

    assertThat(ids(policy.atRest(under(cluster, pool)))).isEqualTo(written(rules));
  }

  @ParameterizedTest(name = "S3.5 pool left at {1} under {0}: {2}")
  @CsvSource({
    "1.28.100-gke.146, 1.16.6, POOL-NOT-RELEASED-AFTER",
    "1.28.100-gke.146, 1.16.5, -",
    "1.28.0-gke.425, 1.16.5, POOL-NOT-RELEASED-AFTER",
    "1.28.0-gke.425, 1.16.4, -",
    "1.28.200-gke.118, 1.16.6, -",
    "1.28.100-gke.146, 1.16.3, -"
  })
  void shouldNotLeaveAPoolReleasedAfterItsCluster(String cluster, String pool, String rules) {
    VersionPolicy policy = VersionPolicies.gdc(new DistributedCloudFacts(RELEASES, false));

    assertThat(ids(policy.atRest(under(cluster, pool)))).isEqualTo(written(rules));
    assertThat(policy.passing(under(cluster, pool))).as("on its way").isEmpty();
  }

  @Test
  @DisplayName("S3.5 a pool at 1.16.5 may not move to 1.16.6")
  void shouldNotMoveAPoolToAVersionReleasedAfterItsCluster() {
    VersionPolicy policy = VersionPolicies.gdc(new DistributedCloudFacts(RELEASES, false));

    assertThat(policy.pool(move("1.16.5", "1.16.6", "1.28.100-gke.146")))
        .singleElement()
        .hasToString(
            "POOL-NOT-RELEASED-AFTER: pool workers at 1.16.6 was released after the cluster's"
                + " 1.28.100-gke.146, although it is lower; upgrade pool workers to"
                + " 1.28.100-gke.146, or take a version of the cluster released later (Google"
                + " Distributed Cloud, version rules of node pools (S3.5))");
    assertThat(policy.pool(move("1.16.5", "1.28.100-gke.146", "1.28.100-gke.146"))).isEmpty();
    assertThat(policy.pool(move("1.16.5", "1.16.6", "1.28.200-gke.118"))).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1}: canary to {2}, workers to {3}: {4}")
  @CsvSource({
    "S4.5, openshift, 4.16.11, 4.16.11, -",
    "S4.5, openshift, 4.16.11, 4.16.12, POOLS-ONE-TARGET",
    "S4.5, openshift, 4.16.11, 4.17.0, POOLS-ONE-TARGET",
    "S1.8, tkg, 1.31.4, 1.32.1, -"
  })
  void shouldGivePoolsOneTarget(
      String row, String policy, String canary, String workers, String rules) {
    List<Refusal> refusals =
        VersionPolicies.named(policy)
            .targets(
                List.of(
                    new PoolTarget("canary", v(canary), false),
                    new PoolTarget("workers", v(workers), false)));

    assertThat(ids(refusals)).as(row).isEqualTo(written(rules));
    assertThat(refusals)
        .allSatisfy(
            r ->
                assertThat(r.message())
                    .isEqualTo(
                        "pools have different targets: canary %s, workers %s"
                            .formatted(canary, workers)));
  }

  @ParameterizedTest(name = "S4.7 pool of control-plane nodes {0}: {1}")
  @CsvSource({"true, NO-CONTROL-PLANE-POOL", "false, -"})
  void shouldHaveNoCustomPoolOfControlPlaneNodes(boolean controlPlaneNodes, String rules) {
    List<Refusal> refusals =
        VersionPolicies.openshift()
            .targets(List.of(new PoolTarget("masters", v("4.16.11"), controlPlaneNodes)));

    assertThat(ids(refusals)).isEqualTo(written(rules));
    assertThat(refusals).allSatisfy(r -> assertThat(r.message()).contains("masters", "4.16.11"));
  }

  @Test
  void shouldNameThePresetsThereAre() {
    assertThatThrownBy(() -> VersionPolicies.named("eks"))
        .hasMessage("'eks' is no version policy: expected one of upstream, tkg, openshift, gdc");
  }

  private static void assertMove(
      String policy, String from, String to, ControlPlaneMove.Purpose purpose, String rules) {
    List<Refusal> refusals =
        VersionPolicies.named(policy).controlPlane(new ControlPlaneMove(v(from), v(to), purpose));

    assertThat(ids(refusals)).isEqualTo(written(rules));
    assertThat(refusals).allSatisfy(r -> assertThat(r.message()).contains(from, to));
  }

  private static VersionState managed(String cluster, Management management) {
    VersionState alone = cluster(ControlPlaneVersions.at(v(cluster)));
    return new VersionState(alone.controlPlane(), alone.pools(), null, management);
  }
}
