package dev.pawl.activities.cluster;

import static dev.pawl.activities.SimWorld.NEW;
import static dev.pawl.activities.SimWorld.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.SimWorld;
import dev.pawl.activities.marks.Marks;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.activities.marks.NodeWriter;
import dev.pawl.activities.observe.ClusterObserver;
import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.cluster.NodeState;
import dev.pawl.planner.plan.NodeOrder;
import dev.pawl.planner.rollout.Canary;
import dev.pawl.planner.rollout.Decision;
import dev.pawl.planner.rollout.InFlight;
import dev.pawl.planner.rollout.PoolGoal;
import dev.pawl.planner.rollout.Replacement;
import dev.pawl.planner.rollout.Trouble;
import dev.pawl.planner.spec.IntOrPercent;
import dev.pawl.planner.spec.NodeOrderKey;
import dev.pawl.planner.spec.PoolDriver;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.spec.Strategy;
import dev.pawl.workflows.activity.ClusterActivities.MarkRequest;
import dev.pawl.workflows.activity.PoolActivities.DecideRequest;
import dev.pawl.workflows.activity.PoolActivities.PoolRef;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The order that budgets give a pool: shown by the plan, kept on the nodes, followed by the run.
 */
class BudgetOrderTest {

  private static final PoolSpec POOL =
      new PoolSpec(
          "workers",
          Map.of("pool", "workers"),
          PoolDriver.KWOK,
          null,
          new Strategy(
              IntOrPercent.of(2),
              IntOrPercent.of(0),
              0,
              null,
              List.of(NodeOrderKey.BUDGETS, NodeOrderKey.AGE),
              null,
              null),
          null);

  @TempDir Path directory;
  private SimWorld world;
  private ClusterActivitiesImpl activities;

  @BeforeEach
  void start() {
    world = new SimWorld(directory);
    world
        .sim
        .populate()
        .pool("workers", 4, p -> p)
        .deployment("shop", "a", 2, w -> w.apart("kubernetes.io/hostname").maxUnavailable("1"))
        .deployment("shop", "b", 2, w -> w.apart("kubernetes.io/hostname").maxUnavailable("1"))
        .createAndWait(Duration.ofSeconds(30));
    activities = world.clusterActivities();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private void mark() {
    activities.markOutdated(new MarkRequest(world.upgrade, NEW, List.of(POOL)));
  }

  private void unmark() {
    activities.unmarkOutdated(new MarkRequest(world.upgrade, NEW, List.of(POOL)));
  }

  private List<String> planned() {
    ClusterState state = ClusterObserver.observe(world.client());
    return NodeOrder.of(POOL, state.nodes(), state.budgets(), state.nodes().size()).nodes();
  }

  /** For which nodes machines are made first, and which come next. */
  private List<String> followed() {
    Stream<String> order = Stream.empty();
    Set<String> done = Set.of();
    for (int i = 0; i < 2; i++) {
      List<String> next = next(done);
      order = Stream.concat(order, next.stream());
      done = Set.copyOf(next);
    }
    return order.toList();
  }

  private List<String> next(Set<String> skipped) {
    InFlight flight =
        new InFlight(
            Map.of(),
            Set.of(),
            Set.of(),
            List.of(),
            Set.of(),
            skipped,
            Set.of(),
            Map.of(),
            Trouble.none());
    DecideRequest request =
        new DecideRequest(
            new PoolRef(world.upgrade, POOL),
            PoolGoal.UPGRADE,
            NEW,
            OLD,
            4,
            new Canary(0, 0, true),
            flight,
            null,
            null,
            null,
            true);
    return world.poolActivities().decide(request).turn().decisions().stream()
        .filter(Decision.Surge.class::isInstance)
        .flatMap(d -> ((Decision.Surge) d).machines().stream())
        .map(Replacement::node)
        .toList();
  }

  private List<Integer> places() {
    return world.client().nodes().list().getItems().stream()
        .map(n -> NodeFacts.rank(n, world.upgrade.id()).orElse(-1))
        .toList();
  }

  @Test
  void shouldFollowTheOrderOfThePlan() {
    List<String> planned = planned();
    Map<String, Set<String>> budgets =
        ClusterObserver.observe(world.client()).nodes().stream()
            .collect(Collectors.toMap(NodeState::name, n -> n.podsByBudget().keySet()));

    mark();

    assertThat(followed()).isEqualTo(planned);
    for (int i = 1; i < planned.size(); i++) {
      assertThat(budgets.get(planned.get(i)))
          .as("%s before it in %s", planned.get(i - 1), planned)
          .isNotEmpty()
          .doesNotContainAnyElementsOf(budgets.get(planned.get(i - 1)));
    }
  }

  @Test
  void shouldKeepTheOrderWhenBudgetsChangeBetweenWindows() {
    mark();
    List<Integer> first = places();
    unmark();
    world.client().policy().v1().podDisruptionBudget().inNamespace("shop").delete();
    assertThat(followed()).as("the plan of now").isNotEqualTo(planned());

    mark();

    assertThat(first).containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(places()).isEqualTo(first);
  }

  @Test
  void shouldCompleteAnOrderThatWasHalfWritten() {
    new NodeWriter(world.client()).change("workers-3", Marks.rank(world.upgrade.id(), 0));

    mark();

    assertThat(places()).containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(followed()).isEqualTo(planned());
  }

  @Test
  void shouldLeaveNoPlaceBehind() {
    activities.admit(world.admit(world.upgrade));
    mark();

    activities.close(world.upgrade);

    assertThat(world.sim.objects().list("Node").toString()).doesNotContain("pawl.dev");
  }
}
