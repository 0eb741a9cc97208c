package dev.pawl.activities.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.SimWorld;
import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.cluster.NodeState;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterObserverTest {

  @TempDir Path directory;

  @Test
  void shouldCountOnlyPodsThatADrainMoves() {
    try (SimWorld world = new SimWorld(directory)) {
      world
          .sim
          .populate()
          .pool("workers", 2, p -> p.zones("a", "b"))
          .daemonSet("kube-system", "agent", w -> w.toleratesAll())
          .deployment("shop", "web", 4, w -> w)
          .createAndWait(Duration.ofSeconds(30));

      ClusterState state = ClusterObserver.observe(world.client());

      assertThat(state.uid()).isEqualTo(world.upgrade.uid());
      assertThat(state.serverVersion()).isEqualTo(SimWorld.NEW);
      assertThat(state.nodes()).hasSize(2).allMatch(NodeState::ready);
      assertThat(state.nodes().stream().mapToInt(NodeState::movablePods).sum()).isEqualTo(4);
      assertThat(state.nodes()).extracting(NodeState::zone).containsExactly("a", "b");
      assertThat(state.nodes()).allMatch(n -> n.kubeletVersion().equals(SimWorld.OLD));
    }
  }

  @Test
  void shouldReadEveryPage() {
    try (SimWorld world = new SimWorld(directory)) {
      world.sim.populate().pool("workers", 1200, p -> p).create();

      assertThat(ClusterObserver.observe(world.client()).nodes()).hasSize(1200);
      assertThat(world.sim.requests().count(e -> e.request().is("list", "nodes"))).isEqualTo(3);
    }
  }
}
