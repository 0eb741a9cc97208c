package dev.pawl.planner.capacity.drain;

import static dev.pawl.planner.capacity.drain.Clusters.cordoned;
import static dev.pawl.planner.capacity.drain.Clusters.node;
import static dev.pawl.planner.capacity.drain.Clusters.shape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.capacity.ClusterCapacity;
import dev.pawl.planner.capacity.NodeRules;
import dev.pawl.planner.capacity.VolumeReach;
import dev.pawl.planner.capacity.drain.DrainOutcome.Fits;
import dev.pawl.planner.capacity.drain.DrainOutcome.NoPlace;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FittingTest {

  @Test
  @DisplayName("S4.2, S4.3: 100 nodes with 10 to spare: a canary of 10 can be given up, not of 11")
  void shouldFindTheSpareNodesOfTheSeedsExample() {
    // given 100 nodes of ten places each, nine taken: the room of ten nodes is free
    Clusters hundred = new Clusters();
    for (int i = 100; i < 200; i++) {
      hundred.with(node("n" + i, "z1", 10_000)).pods(9, shape("web", 1000), "n" + i);
    }

    Fitting fitting = Fitting.of(hundred.build(), hundred.names(), Machines.KEPT);

    assertThat(fitting).isEqualTo(new Fitting(null, 10, 10));
  }

  @Test
  void shouldFindThatAFullPoolNeedsAMachineMore() {
    Clusters full =
        new Clusters()
            .with(node("a", "z1", 4000), node("b", "z1", 4000))
            .pods(2, shape("web", 2000), "a")
            .pods(2, shape("web", 2000), "b");

    assertThat(Fitting.of(full.build(), full.names(), Machines.REPLACED))
        .isEqualTo(new Fitting(1, 0, 0));
  }

  @Test
  void shouldFindThatOneMachineMoreIsNotEnough() {
    // given a node that has more than its room by now, and one that would help once it is replaced
    Clusters overcommitted =
        new Clusters()
            .with(node("a", "z1", 4000), cordoned(node("b", "z1", 4000)))
            .pods(5, shape("web", 1000), "a");

    assertThat(Fitting.of(overcommitted.build(), overcommitted.names(), Machines.REPLACED))
        .isEqualTo(new Fitting(2, 0, 0));
  }

  @Test
  void shouldFindThatNoSurgeHelpsAPodWithALocalVolume() {
    NodeRules local =
        new NodeRules(Map.of(), List.of(), List.of(), List.of(new VolumeReach.OneNode("a")));
    Clusters cluster =
        new Clusters()
            .with(node("a", "z1", 4000), node("b", "z1", 4000))
            .pods(1, shape("db", 100).with(local), "a");

    assertThat(Fitting.of(cluster.build(), cluster.names(), Machines.REPLACED))
        .isEqualTo(new Fitting(null, 0, 0));
  }

  @Test
  void shouldLetAnEmptyPoolGoAllAtOnce() {
    Clusters empty = new Clusters().with(node("a", "z1", 4000), node("b", "z1", 4000));

    assertThat(Fitting.of(empty.build(), empty.names(), Machines.REPLACED))
        .isEqualTo(new Fitting(1, 2, 2));
  }

  @Property(tries = 300)
  void shouldReturnNumbersThatFitAndWhoseNeighboursDoNot(@ForAll long seed) {
    RandomClusters random = new RandomClusters(seed);
    ClusterCapacity cluster = random.cluster();
    List<String> order = random.rollout(cluster).order();

    Fitting fitting = Fitting.of(cluster, order, Machines.REPLACED);

    if (fitting.smallestSurge() != null) {
      assertThat(fits(cluster, order, fitting.smallestSurge(), 0)).isTrue();
    }
    if (fitting.smallestSurge() != null && fitting.smallestSurge() > 1) {
      assertThat(fits(cluster, order, fitting.smallestSurge() - 1, 0)).isFalse();
    }
    if (fitting.largestUnavailable() > 0) {
      assertThat(fits(cluster, order, 0, fitting.largestUnavailable())).isTrue();
    }
    if (fitting.largestUnavailable() < order.size()) {
      assertThat(fits(cluster, order, 0, fitting.largestUnavailable() + 1)).isFalse();
    }
  }

  @Property(tries = 300)
  void shouldSpareNodesWhosePodsAllHaveAPlaceElsewhere(@ForAll long seed) {
    RandomClusters random = new RandomClusters(seed);
    ClusterCapacity cluster = random.cluster();
    List<String> order = random.rollout(cluster).order();

    int spare = Fitting.of(cluster, order, Machines.REPLACED).spareNodes();

    List<String> spared = order.subList(0, spare);
    if (spare > 0) {
      assertThat(stranded(cluster, order, spare)).doesNotContainAnyElementsOf(spared);
    }
    if (spare < order.size()) {
      assertThat(stranded(cluster, order, spare + 1))
          .containsAnyElementsOf(order.subList(0, spare + 1));
    }
  }

  /** The nodes whose pods have no place. */
  private static List<String> stranded(
      ClusterCapacity cluster, List<String> order, int unavailable) {
    Rollout rollout = new Rollout(order, 0, unavailable, Machines.REPLACED);
    return DrainSimulation.of(cluster, rollout) instanceof NoPlace noPlace
        ? noPlace.findings().stream().map(Unplaced::node).toList()
        : List.of();
  }

  private static boolean fits(
      ClusterCapacity cluster, List<String> order, int surge, int unavailable) {
    Rollout rollout = new Rollout(order, surge, unavailable, Machines.REPLACED);
    return DrainSimulation.of(cluster, rollout) instanceof Fits;
  }
}
