package dev.pawl.activities.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.activities.SimWorld;
import dev.pawl.planner.capacity.AfterDrain;
import dev.pawl.planner.capacity.PlacedPod;
import dev.pawl.planner.capacity.Resources;
import dev.pawl.planner.capacity.VolumeReach;
import dev.pawl.planner.cluster.BudgetState;
import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.cluster.NodeState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterObserverTest {

  private static final String CLAIM =
      """
      {"apiVersion": "v1", "kind": "PersistentVolumeClaim",
       "metadata": {"name": "data", "namespace": "shop"}, "spec": {"volumeName": "pv-1"}}
      """;

  private static final String VOLUME =
      """
      {"apiVersion": "v1", "kind": "PersistentVolume", "metadata": {"name": "pv-1"},
       "spec": {"nodeAffinity": {"required": {"nodeSelectorTerms": [{"matchExpressions":
         [{"key": "topology.kubernetes.io/zone", "operator": "In", "values": ["a"]}]}]}}}}
      """;

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

  @Test
  void shouldSeeBudgetsAndRoom() {
    try (SimWorld world = new SimWorld(directory)) {
      world
          .sim
          .populate()
          .pool("workers", 2, p -> p.capacity("4", "8Gi", 20))
          .daemonSet("kube-system", "agent", w -> w.toleratesAll())
          .deployment("shop", "web", 4, w -> w.requests("250m", "64Mi").maxUnavailable("1"))
          .createAndWait(Duration.ofSeconds(30));

      ClusterState state = ClusterObserver.observe(world.client());

      assertThat(state.budgets()).containsExactly(new BudgetState("shop/web", 4, 4, 3));
      assertThat(
              state.nodes().stream()
                  .mapToInt(n -> n.podsByBudget().getOrDefault("shop/web", 0))
                  .sum())
          .isEqualTo(4);
      assertThat(state.capacity().nodes())
          .allMatch(n -> n.allocatable().equals(Resources.of(4000, 8L << 30)))
          .allMatch(n -> n.maxPods() == 20 && n.available());
      assertThat(state.capacity().pods()).hasSize(6);
      assertThat(
              state.capacity().pods().stream()
                  .filter(p -> p.shape().namespace().equals("shop"))
                  .map(PlacedPod::shape)
                  .distinct())
          .singleElement()
          .satisfies(s -> assertThat(s.requests()).isEqualTo(Resources.of(250, 64L << 20)))
          .satisfies(s -> assertThat(s.afterDrain()).isEqualTo(AfterDrain.MOVES));
      assertThat(world.sim.requests().count(e -> e.request().is("list", "persistentvolumes")))
          .isZero();
    }
  }

  @Test
  void shouldLookWhereVolumesAreUnlessItMayNot() {
    try (SimWorld world = new SimWorld(directory)) {
      // given
      world
          .sim
          .populate()
          .pool("workers", 1, p -> p.zones("a"))
          .object(CLAIM)
          .object(VOLUME)
          .deployment("shop", "db", 1, w -> w.with(ClusterObserverTest::claiming))
          .createAndWait(Duration.ofSeconds(30));
      // when
      ClusterState seen = ClusterObserver.observe(world.client());
      world.sim.authorise(r -> !r.is("list", "persistentvolumes"));
      ClusterState without = ClusterObserver.observe(world.client());
      // then
      assertThat(seen.capacity().pods().get(0).shape().nodeRules().volumes())
          .containsExactly(new VolumeReach.Zones("topology.kubernetes.io/zone", Set.of("a")));
      assertThat(without.capacity().pods().get(0).shape().nodeRules().volumes()).isEmpty();
    }
  }

  private static void claiming(ObjectNode pod) {
    ((ObjectNode) pod.get("spec"))
        .withArray("volumes")
        .addObject()
        .put("name", "data")
        .putObject("persistentVolumeClaim")
        .put("claimName", "data");
  }
}
