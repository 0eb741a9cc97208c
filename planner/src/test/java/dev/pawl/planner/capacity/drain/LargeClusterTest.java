package dev.pawl.planner.capacity.drain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.capacity.ClusterCapacity;
import dev.pawl.planner.capacity.NodeCapacity;
import dev.pawl.planner.capacity.drain.DrainOutcome.Fits;
import dev.pawl.planner.capacity.drain.DrainOutcome.NoPlace;
import dev.pawl.planner.order.FewestConflicts;
import dev.pawl.planner.order.TightBudgets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** That answers are right at the size Pawl is made for. How fast is the bench's to say. */
class LargeClusterTest {

  private static final int WIDTH = 50;

  @Test
  void shouldSimulateTheWholeRollout() {
    ClusterCapacity cluster = LargeCluster.cluster();
    Sums sums = new Sums(cluster);
    assertThat(cluster.pods()).hasSize(150_000);

    DrainOutcome outcome =
        DrainSimulation.of(
            cluster, new Rollout(cluster.pool("workers"), WIDTH, 0, Machines.REPLACED), sums);

    assertThat(outcome).isEqualTo(new Fits());
    assertThat(sums.moved()).isEqualTo(135_000);
  }

  @Test
  void shouldFindThatANodeLessIsOneTooManyInAFullCluster() {
    // given that each node has room for what stands there, and for nothing else
    ClusterCapacity cluster = full(LargeCluster.cluster());

    NoPlace outcome =
        (NoPlace)
            DrainSimulation.of(
                cluster, new Rollout(cluster.pool("workers"), 0, 1, Machines.REPLACED));

    assertThat(outcome.findings()).hasSizeGreaterThanOrEqualTo(DrainSimulation.MOST_FINDINGS);
    assertThat(
            DrainSimulation.of(
                cluster, new Rollout(cluster.pool("workers"), 1, 0, Machines.REPLACED)))
        .isEqualTo(new Fits());
  }

  @Test
  @Tag("campaign")
  void shouldFindTheNumbersThatFit() {
    ClusterCapacity cluster = LargeCluster.cluster();

    Fitting fitting = Fitting.of(cluster, cluster.pool("workers"), Machines.REPLACED);

    assertThat(fitting.smallestSurge()).isEqualTo(1);
    assertThat(fitting.largestUnavailable()).isPositive();
    assertThat(fitting.spareNodes()).isGreaterThanOrEqualTo(fitting.largestUnavailable());
  }

  @Test
  void shouldOrderNodesByTheirBudgets() {
    List<String> base = LargeCluster.cluster().pool("workers");

    FewestConflicts.Result result =
        FewestConflicts.order(base, TightBudgets.of(LargeCluster.budgets(), 10), 10);

    assertThat(result.nodes()).containsExactlyInAnyOrderElementsOf(base);
  }

  private static ClusterCapacity full(ClusterCapacity cluster) {
    NaiveScheduler filled = new NaiveScheduler();
    cluster.nodes().forEach(filled::join);
    cluster.pods().forEach(pod -> filled.put(pod, pod.node()));
    List<NodeCapacity> nodes =
        cluster.nodes().stream()
            .map(n -> Clusters.node(n.name(), n.zone(), filled.cpuAsked(n.name())))
            .map(n -> Clusters.labelled(n, "disk", filled.capacity(n.name()).labels().get("disk")))
            .toList();
    return new ClusterCapacity(nodes, cluster.pods());
  }
}
