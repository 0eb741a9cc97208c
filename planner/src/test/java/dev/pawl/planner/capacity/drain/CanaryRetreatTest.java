package dev.pawl.planner.capacity.drain;

import static dev.pawl.planner.capacity.drain.Clusters.node;
import static dev.pawl.planner.capacity.drain.Clusters.shape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.capacity.ClusterCapacity;
import dev.pawl.planner.capacity.drain.DrainOutcome.Fits;
import dev.pawl.planner.capacity.drain.Retreat.Kept;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CanaryRetreatTest {

  @Test
  @DisplayName("S4.4: a bad canary is drained whole where the others have room")
  void shouldDrainEveryNodeOfTheCanary() {
    Retreat retreat = CanaryRetreat.decide(fourNodes(3), List.of("a", "b"));

    assertThat(retreat).isEqualTo(new Retreat(List.of("a", "b"), List.of()));
    assertThat(retreat.message())
        .isEqualTo(
            "2 of 2 canary nodes can be cordoned and drained: the others have room for"
                + " their pods");
  }

  @Test
  @DisplayName("S4.4: it is drained only while enough capacity stays; the rest is cordoned only")
  void shouldKeepTheNodesWhosePodsAreNeeded() {
    // given room for two of three pods on c and d, and pods on a that are smaller than those on b
    ClusterCapacity cluster =
        new Clusters()
            .with(node("a", "z1", 4000), node("b", "z1", 4000), node("c", "z1", 4000))
            .pods(2, shape("small", 1000), "a")
            .pods(2, shape("web", 2000), "b")
            .pods(1, shape("web", 1000), "c")
            .build();

    Retreat retreat = CanaryRetreat.decide(cluster, List.of("b", "a"));

    assertThat(retreat.drain()).containsExactly("a");
    assertThat(retreat.keep()).extracting(Kept::node).containsExactly("b");
    assertThat(retreat.message())
        .isEqualTo(
            "1 of 2 canary nodes can be cordoned and drained; b would leave pods without a place"
                + " and is cordoned only: Pod/shop/web-4 of ReplicaSet/web would have no place when"
                + " b is drained, not after that either: 0/3 nodes have room: 2 being drained, 1"
                + " Insufficient cpu (asks 2, at most 1 free)");
  }

  /** What may be drained may be drained together, the kept nodes being closed to its pods. */
  @Property(tries = 500)
  void shouldOnlyDrainWhatASimulationOfAllOfThemFinds(@ForAll long seed) {
    RandomClusters random = new RandomClusters(seed);
    ClusterCapacity cluster = random.cluster();
    List<String> canary = random.rollout(cluster).order();

    Retreat retreat = CanaryRetreat.decide(cluster, canary);

    assertThat(retreat.drain().size() + retreat.keep().size()).isEqualTo(canary.size());
    assertThat(retreat.keep()).allMatch(kept -> !kept.because().isEmpty());
    if (retreat.keep().isEmpty()) {
      Rollout atOnce = new Rollout(canary, 0, canary.size(), Machines.REPLACED);
      assertThat(DrainSimulation.of(cluster, atOnce)).isEqualTo(new Fits());
    }
  }

  /** Nodes of four cores, each with pods of one core. */
  private static ClusterCapacity fourNodes(int pods) {
    Clusters cluster = new Clusters();
    for (String name : List.of("c", "d", "e", "f", "g", "h")) {
      cluster.with(node(name, "z1", 4000)).pods(pods, shape("web", 1000), name);
    }
    for (String name : List.of("a", "b")) {
      cluster.with(node(name, "z1", 4000)).pods(pods, shape("web", 1000), name);
    }
    return cluster.build();
  }
}
