package dev.pawl.activities.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.SimWorld;
import dev.pawl.activities.marks.Marks;
import dev.pawl.activities.marks.NodeWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeWatchTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SELDOM = Duration.ofSeconds(10);
  private static final Duration OFTEN = Duration.ofSeconds(2);

  @TempDir Path directory;
  private SimWorld world;

  @BeforeEach
  void start() {
    world = new SimWorld(directory);
    world.sim.populate().pool("workers", 1, p -> p).createAndWait(Duration.ofSeconds(30));
    // So that a pause ends at once, after it was asked for.
    world.pulse.onPause(world.pulse::wake);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private NodeWatch watch() {
    return NodeWatch.ofNode(world.client(), "workers-0", world.pulse);
  }

  @Test
  void shouldLookSeldomWhileItsWatchStands() {
    try (NodeWatch watch = watch()) {
      watch.pause(LONG);

      assertThat(world.pulse.lastPause()).isEqualTo(SELDOM);
    }
  }

  @Test
  void shouldNotWaitPastTheTimeItIsGiven() {
    try (NodeWatch watch = watch()) {
      watch.pause(Duration.ofSeconds(3));

      assertThat(world.pulse.lastPause()).isEqualTo(Duration.ofSeconds(3));
    }
  }

  @Test
  void shouldLookOftenOnceItsWatchHasEnded() {
    try (NodeWatch watch = watch()) {
      long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      do {
        // What the watch has seen last is forgotten by the server when it wants to go on from it.
        new NodeWriter(world.client()).change("workers-0", Marks.markOutdated("u1"));
        new NodeWriter(world.client()).change("workers-0", Marks.unmarkOutdated());
        world.sim.faults().compact().cutWatches();
        watch.pause(LONG);
      } while (!world.pulse.lastPause().equals(OFTEN) && System.nanoTime() < end);

      assertThat(world.pulse.lastPause()).isEqualTo(OFTEN);
    }
  }
}
