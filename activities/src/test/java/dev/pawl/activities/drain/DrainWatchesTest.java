package dev.pawl.activities.drain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.SimWorld;
import io.fabric8.kubernetes.api.model.Pod;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrainWatchesTest {

  @Test
  void shouldNotAwaitAPodThatAnOldListStillHas(@TempDir Path directory) throws Exception {
    Semaphore wakes = new Semaphore(0);
    try (SimWorld world = new SimWorld(directory)) {
      world
          .sim
          .populate()
          .pool("workers", 1, p -> p)
          .deployment("shop", "web", 1, w -> w)
          .createAndWait(Duration.ofSeconds(30));
      Pod pod = world.client().pods().inNamespace("shop").list().getItems().get(0);
      Set<String> listed = Set.of(pod.getMetadata().getUid());
      try (DrainWatches watches = new DrainWatches(world.client(), "workers-0", wakes::release)) {
        watches.awaitPods(listed);
        world.client().resource(pod).delete();
        assertThat(wakes.tryAcquire(20, TimeUnit.SECONDS)).as("the last pod is gone").isTrue();

        // A list that was read before that, and is looked at only now.
        watches.awaitPods(listed);

        assertThat(wakes.tryAcquire()).as("nothing is left to wait for").isTrue();
      }
    }
  }
}
