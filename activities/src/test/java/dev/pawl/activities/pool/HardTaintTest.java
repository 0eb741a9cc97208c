package dev.pawl.activities.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.activities.SimWorld;
import dev.pawl.activities.marks.Marks;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.activities.marks.NodeWriter;
import dev.pawl.activities.observe.ClusterObserver;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Taint;
import io.temporal.client.ActivityCanceledException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two old nodes and a new one, with room for all pods on that. */
@Timeout(60)
class HardTaintTest {

  private static final String OLD = "workers-0";

  @TempDir Path directory;
  private SimWorld world;
  private NodeWriter writer;

  @BeforeEach
  void start() {
    world = new SimWorld(directory);
    world
        .sim
        .populate()
        .pool("workers", 2, p -> p)
        .pool("fresh", 1, p -> p)
        .deployment("shop", "web", 3, w -> w.requests("100m", "64Mi"))
        .createAndWait(Duration.ofSeconds(30));
    writer = new NodeWriter(world.client());
    writer.change(OLD, Marks.markOutdated("u1"));
    writer.change("workers-1", Marks.markOutdated("u1"));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void shouldRefusePodsOnlyWhileThereIsRoomForAllElsewhere() {
    keep(
        () -> {
          assertThat(effects(OLD)).containsExactly("NoSchedule");
          assertThat(effects("workers-1")).containsExactly("NoSchedule");
          assertThat(effects("fresh-0")).isEmpty();
          cordonFresh(true);
        },
        () -> {
          assertThat(effects(OLD)).containsExactly("PreferNoSchedule");
          cordonFresh(false);
        },
        () -> assertThat(effects(OLD)).containsExactly("NoSchedule"));

    world.poolActivities().softenTaint(world.poolRef());

    assertThat(effects(OLD)).containsExactly("PreferNoSchedule");
    world.sim.requests().clear();
    world.poolActivities().softenTaint(world.poolRef());
    assertThat(world.sim.requests().count(e -> e.request().is("patch", "nodes"))).isZero();
  }

  @Test
  void shouldNotRefusePodsWhileSomeHaveNoPlace() {
    cordonFresh(true);
    keep(
        () -> {
          assertThat(effects(OLD)).containsExactly("PreferNoSchedule");
          world
              .sim
              .populate()
              .deployment("shop", "huge", 1, w -> w.requests("900", "64Mi"))
              .create();
          cordonFresh(false);
          SimWorld.await(
              "a pod is without place", () -> ClusterObserver.podsWithoutPlace(world.client()));
        },
        () -> assertThat(effects(OLD)).containsExactly("PreferNoSchedule"));
  }

  @Test
  void shouldMarkNoNodeThatWasNot() {
    writer.change(OLD, Marks.unmarkOutdated());

    keep(() -> assertThat(effects("workers-1")).containsExactly("NoSchedule"));

    assertThat(effects(OLD)).isEmpty();
    writer.change("workers-1", Marks.clean());
    assertThat(effects("workers-1")).isEmpty();
  }

  @Test
  void shouldNotGoOnRefusingWhereTheNextUpgradeAsksForLess() {
    writer.change(OLD, Marks.harden());

    writer.change(OLD, Marks.markOutdated("u2"));

    assertThat(effects(OLD)).containsExactly("PreferNoSchedule");
  }

  /** Looks as often as there are steps, each of which is taken after one. */
  private void keep(Runnable... steps) {
    Queue<Runnable> left = new ArrayDeque<>(List.of(steps));
    world.pulse.onPause(
        () -> {
          left.remove().run();
          if (left.isEmpty()) {
            world.pulse.cancel();
          } else {
            world.pulse.wake();
          }
        });
    assertThatThrownBy(() -> world.poolActivities().keepHardTaint(world.poolRef()))
        .isInstanceOf(ActivityCanceledException.class);
    world.pulse.revive();
  }

  private void cordonFresh(boolean cordoned) {
    writer.change(
        "fresh-0",
        n ->
            new NodeBuilder(n)
                .editSpec()
                .withUnschedulable(cordoned ? true : null)
                .endSpec()
                .build());
  }

  private List<String> effects(String node) {
    return NodeFacts.taints(world.read(node)).stream().map(Taint::getEffect).toList();
  }
}
