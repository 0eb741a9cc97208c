package dev.pawl.activities.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.SimWorld;
import dev.pawl.activities.marks.Marks;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.activities.marks.NodeWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TurnBackTest {

  @TempDir Path directory;

  @Test
  void shouldMarkWhatLeavesNowAndFreeWhatComesBack() {
    try (SimWorld world = new SimWorld(directory)) {
      world.sim.populate().pool("workers", 2, p -> p).createAndWait(Duration.ofSeconds(30));
      NodeWriter writer = new NodeWriter(world.client());
      writer.change("workers-0", Marks.markOutdated("u1"));
      writer.change("workers-1", Marks.markOutdated("u1"));
      writer.change("workers-0", Marks.beginDrain("u1", Instant.now()));
      world.poolActivities().surge(world.surge(world.poolRef(), "workers-0", "workers-0-p1", null));

      world.poolActivities().turnBack(world.poolRef());

      assertThat(NodeFacts.outdated(world.read("workers-0-p1"))).isTrue();
      assertThat(NodeFacts.outdated(world.read("workers-0"))).isFalse();
      assertThat(NodeFacts.outdated(world.read("workers-1"))).isFalse();
      assertThat(NodeFacts.cordonedBy(world.read("workers-0"), "u1")).isTrue();

      world.poolActivities().release(world.node("workers-0"));

      assertThat(NodeFacts.unschedulable(world.read("workers-0"))).isFalse();
    }
  }
}
