package dev.pawl.planner.capacity.drain;

import static dev.pawl.planner.capacity.drain.Clusters.cordoned;
import static dev.pawl.planner.capacity.drain.Clusters.holding;
import static dev.pawl.planner.capacity.drain.Clusters.node;
import static dev.pawl.planner.capacity.drain.Clusters.shape;
import static dev.pawl.planner.capacity.drain.Drains.drain;
import static dev.pawl.planner.capacity.drain.Drains.reasons;
import static dev.pawl.planner.capacity.drain.Drains.surge;
import static dev.pawl.planner.capacity.drain.Drains.unavailable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.capacity.AfterDrain;
import dev.pawl.planner.capacity.PodShape;
import dev.pawl.planner.capacity.drain.DrainOutcome.Extent;
import dev.pawl.planner.capacity.drain.DrainOutcome.Fits;
import dev.pawl.planner.capacity.drain.DrainOutcome.NoPlace;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrainSimulationTest {

  /** Three nodes of 4 cores, each filled by two pods of 2. */
  private final Clusters full =
      new Clusters()
          .with(node("a", "z1", 4000), node("b", "z1", 4000), node("c", "z1", 4000))
          .pods(2, shape("web", 2000), "a")
          .pods(2, shape("web", 2000), "b")
          .pods(2, shape("web", 2000), "c");

  @Test
  void shouldFitWithAMachineMore() {
    assertThat(surge(full, 1)).isEqualTo(new Fits());
  }

  @Test
  void shouldSayWhichPodsHaveNoPlaceAndWhyWithANodeLess() {
    NoPlace outcome = (NoPlace) unavailable(full, 1, Machines.KEPT);

    assertThat(outcome.extent()).isEqualTo(Extent.ALL);
    assertThat(outcome.findings()).hasSize(6);
    assertThat(outcome.findings().get(0).message())
        .isEqualTo(
            "Pod/shop/web-1 of ReplicaSet/web would have no place when a is drained, until the"
                + " drained nodes are replaced: 0/3 nodes have room: 2 Insufficient cpu (asks 2,"
                + " at most 0 free), 1 being drained");
  }

  @Test
  void shouldLeaveNoPodOnANodeThatIsDrainedBesideItsOwn() {
    Clusters half =
        new Clusters()
            .with(node("a", "z1", 4000), node("b", "z1", 4000))
            .pods(1, shape("web", 2000), "a")
            .pods(1, shape("web", 2000), "b");

    assertThat(unavailable(half, 1, Machines.KEPT)).isEqualTo(new Fits());
    assertThat(reasons(unavailable(half, 2, Machines.KEPT))).containsExactly("2 being drained");
  }

  @Test
  void shouldCountThePodsOfANode() {
    Clusters crowded =
        new Clusters()
            .with(holding(node("a", "z1", 4000), 2), holding(node("b", "z1", 4000), 2))
            .pods(1, shape("web", 10), "a")
            .pods(2, shape("web", 10), "b");

    assertThat(reasons(unavailable(crowded, 1, Machines.KEPT)))
        .containsExactly("1 Too many pods: it may have 2", "1 being drained");
  }

  @Test
  void shouldKeepRoomOnANewMachineForWhatEveryNodeHas() {
    // given a node that its pods fill to the last, an agent of 500m among them
    PodShape agent = shape("agent", 500).with(AfterDrain.PER_NODE);
    Clusters one =
        new Clusters()
            .with(node("a", "z1", 4000), node("b", "z1", 500))
            .pods(1, agent, "a")
            .pods(1, agent, "b")
            .pods(1, shape("web", 3500), "a");

    assertThat(drain(one, new Rollout(List.of("a"), 1, 0, Machines.REPLACED)))
        .isEqualTo(new Fits());

    // when a pod more than fits beside the agent stands there
    one.pods(1, shape("web", 100), "a");

    assertThat(reasons(drain(one, new Rollout(List.of("a"), 1, 0, Machines.REPLACED))))
        .containsExactly("2 Insufficient cpu (asks 100m, at most 0 free)", "1 being drained");
  }

  @Test
  void shouldFindNoPlaceForPodsThatNobodyMakesAgain() {
    Clusters bare =
        new Clusters()
            .with(node("a", "z1", 4000))
            .pods(1, shape("bare", 100).with(AfterDrain.GONE), "a");

    assertThat(unavailable(bare, 1, Machines.REPLACED)).isEqualTo(new Fits());
  }

  @Test
  void shouldUseNoNodeThatIsCordoned() {
    Clusters cluster =
        new Clusters()
            .with(node("a", "z1", 4000), cordoned(node("b", "z1", 4000)))
            .pods(1, shape("web", 100), "a");

    assertThat(reasons(drain(cluster, new Rollout(List.of("a"), 0, 1, Machines.KEPT))))
        .containsExactly("1 being drained", "1 not Ready, or cordoned before");
  }

  @Test
  void shouldPutPodsOnNewMachinesBeforeThoseThatAreStillToBeDrained() {
    // given an emptier old node, which a pod would have to leave again
    Clusters cluster =
        new Clusters()
            .with(node("a", "z1", 4000), node("b", "z1", 8000), node("c", "z1", 4000))
            .pods(1, shape("web", 1000), "a");
    Moves moves = new Moves();

    DrainSimulation.of(
        cluster.build(), new Rollout(List.of("a", "b", "c"), 1, 0, Machines.REPLACED), moves);

    assertThat(moves.to()).containsExactly("web-1 to a~new");
  }

  @Test
  void shouldStopLookingWhereFindingsHelpNobody() {
    Clusters many = new Clusters().with(holding(node("a", "z1", 2_000_000), 2000));
    many.pods(DrainSimulation.MOST_FINDINGS + 1, shape("web", 1), "a");

    NoPlace outcome = (NoPlace) unavailable(many, 1, Machines.KEPT);

    assertThat(outcome.extent()).isEqualTo(Extent.FIRST);
    assertThat(outcome.findings()).hasSize(DrainSimulation.MOST_FINDINGS);
  }
}
