package dev.pawl.planner.capacity.drain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.capacity.AfterDrain;
import dev.pawl.planner.capacity.ClusterCapacity;
import dev.pawl.planner.capacity.NodeCapacity;
import dev.pawl.planner.capacity.PlacedPod;
import dev.pawl.planner.capacity.drain.DrainOutcome.NoPlace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

class DrainSimulationPropertyTest {

  /** Each placement, and each failure to find a place, is put to {@link NaiveScheduler}. */
  @Property(tries = 3000)
  void shouldAgreeWithANaiveCheckOnEveryMove(@ForAll long seed) {
    RandomClusters random = new RandomClusters(seed);
    ClusterCapacity cluster = random.cluster();
    CheckedBoard checked = new CheckedBoard(cluster);

    DrainOutcome outcome = DrainSimulation.of(cluster, random.rollout(cluster), checked);

    assertThat(outcome instanceof NoPlace noPlace ? noPlace.findings().size() : 0)
        .isEqualTo(checked.homeless());
    assertThat(findings(outcome, Lasting.FOR_GOOD))
        .isEqualTo(
            cluster.pods().stream()
                .filter(pod -> pod.shape().afterDrain() == AfterDrain.MOVES)
                .filter(pod -> checked.naive().timesStanding(pod) != 1)
                .map(PlacedPod::object)
                .collect(Collectors.toSet()));
    Statistics.label("placed").collect(checked.placed() > 0);
    Statistics.label("without a place").collect(checked.homeless() > 0);
  }

  @Property(tries = 1000)
  void shouldNeverFillANodeBeyondItsRoom(@ForAll long seed) {
    // given a cluster in which no node is overcommitted
    RandomClusters random = new RandomClusters(seed);
    ClusterCapacity cluster = notOvercommitted(random.cluster());
    CheckedBoard checked = new CheckedBoard(cluster);

    DrainSimulation.of(cluster, random.rollout(cluster), checked);

    NaiveScheduler after = checked.naive();
    for (String name : after.nodes()) {
      assertThat(after.cpuAsked(name))
          .as("cpu of %s", name)
          .isLessThanOrEqualTo(after.capacity(name).allocatable().cpuMilli());
      assertThat(after.memoryAsked(name))
          .as("memory of %s", name)
          .isLessThanOrEqualTo(after.capacity(name).allocatable().memoryBytes());
    }
  }

  @Property(tries = 300)
  void shouldNotDependOnTheOrderInWhichThingsWereListed(@ForAll long seed) {
    RandomClusters random = new RandomClusters(seed);
    ClusterCapacity cluster = random.cluster();
    Rollout rollout = random.rollout(cluster);
    List<NodeCapacity> nodes = new ArrayList<>(cluster.nodes());
    List<PlacedPod> pods = new ArrayList<>(cluster.pods());
    Collections.shuffle(nodes, new Random(seed));
    Collections.shuffle(pods, new Random(seed));

    assertThat(DrainSimulation.of(new ClusterCapacity(nodes, pods), rollout))
        .isEqualTo(DrainSimulation.of(cluster, rollout));
  }

  private static Set<String> findings(DrainOutcome outcome, Lasting lasting) {
    return outcome instanceof NoPlace noPlace
        ? noPlace.findings().stream()
            .filter(finding -> finding.lasting() == lasting)
            .map(Unplaced::pod)
            .collect(Collectors.toSet())
        : Set.of();
  }

  private static ClusterCapacity notOvercommitted(ClusterCapacity cluster) {
    Map<String, NodeCapacity> nodes =
        cluster.nodes().stream().collect(Collectors.toMap(NodeCapacity::name, n -> n));
    NaiveScheduler filled = new NaiveScheduler();
    cluster.nodes().forEach(filled::join);
    List<PlacedPod> kept = new ArrayList<>();
    for (PlacedPod pod : cluster.pods()) {
      NodeCapacity node = nodes.get(pod.node());
      long cpu = filled.cpuAsked(node.name()) + pod.shape().requests().cpuMilli();
      long memory = filled.memoryAsked(node.name()) + pod.shape().requests().memoryBytes();
      if (cpu <= node.allocatable().cpuMilli() && memory <= node.allocatable().memoryBytes()) {
        filled.put(pod, node.name());
        kept.add(pod);
      }
    }
    return new ClusterCapacity(cluster.nodes(), kept);
  }
}
