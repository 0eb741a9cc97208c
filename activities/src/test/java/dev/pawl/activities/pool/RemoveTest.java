package dev.pawl.activities.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.Failures;
import dev.pawl.activities.SimWorld;
import dev.pawl.activities.marks.Marks;
import dev.pawl.activities.marks.NodeWriter;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoveTest {

  @TempDir Path directory;
  private SimWorld world;

  @BeforeEach
  void start() {
    world = new SimWorld(directory);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private void beginDrain(String node) {
    new NodeWriter(world.client()).change(node, Marks.beginDrain("u1", Instant.now()));
  }

  @Test
  void shouldDeleteADrainedNodeAndWaitUntilItIsGone() {
    world.sim.populate().pool("workers", 2, p -> p).createAndWait(Duration.ofSeconds(30));
    beginDrain("workers-0");

    world.poolActivities().remove(world.node("workers-0"));

    assertThat(world.nodeNames()).containsExactly("workers-1");
  }

  @Test
  void shouldHaveNothingToDoWhenTheNodeIsGone() {
    world.poolActivities().remove(world.node("workers-9"));

    assertThat(world.sim.requests().count(e -> e.request().verb().equals("delete"))).isZero();
  }

  @Test
  void shouldRefuseWhilePodsStillRunOnIt() {
    world
        .sim
        .populate()
        .pool("workers", 1, p -> p)
        .daemonSet("kube-system", "agent", w -> w.toleratesAll())
        .deployment("shop", "web", 1, w -> w)
        .createAndWait(Duration.ofSeconds(30));
    beginDrain("workers-0");

    Hold hold = Failures.holdOf(() -> world.poolActivities().remove(world.node("workers-0")));

    assertThat(hold.code()).isEqualTo(HoldCode.STEP_FAILED);
    assertThat(hold.message()).contains("workers-0", "1 pods", "Deployment web");
    assertThat(hold.objects()).singleElement().asString().startsWith("Pod/shop/web-");
    assertThat(world.nodeNames()).containsExactly("workers-0");
  }

  @Test
  void shouldLeaveANodeAloneThatWasNotDrained() {
    world.sim.populate().pool("workers", 1, p -> p).createAndWait(Duration.ofSeconds(30));

    world.poolActivities().remove(world.node("workers-0"));

    assertThat(world.nodeNames()).containsExactly("workers-0");
  }
}
