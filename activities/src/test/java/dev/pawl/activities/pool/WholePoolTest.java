package dev.pawl.activities.pool;

import static dev.pawl.activities.SimWorld.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.SimWorld;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.activities.pool.UpgradeByHand.Worker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pool's whole turnover by activities alone, one decision after another, without Temporal. */
class WholePoolTest {

  private static final int NODES = 3;

  @TempDir Path directory;
  private SimWorld world;

  @BeforeEach
  void start() {
    world = new SimWorld(directory);
    world
        .sim
        .populate()
        .pool("workers", NODES, p -> p.zones("a", "b", "c"))
        .daemonSet("kube-system", "agent", w -> w.toleratesAll())
        .deployment("shop", "web", 6, w -> w.requests("500m", "256Mi").maxUnavailable("1"))
        .createAndWait(Duration.ofSeconds(30));
    world.sim.requests().clear();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void shouldTurnOverAndLeaveNothingBehind() {
    Worker worker = Worker.of(world);
    UpgradeByHand upgrade =
        new UpgradeByHand(world, NODES, (name, activity) -> activity.apply(worker));

    assertThat(upgrade.run()).isEmpty();

    assertThat(world.client().nodes().list().getItems())
        .hasSize(NODES)
        .allMatch(n -> NodeFacts.version(n).equals(NEW));
    assertThat(upgrade.evicted()).as("each pod moves once").isEqualTo(6);
    assertThat(world.sim.objects().list("Node").toString()).doesNotContain("pawl.dev");
    assertThat(world.sim.objects().list("Lease").toString()).doesNotContain("pawl");
    assertThat(world.sim.requests().count(e -> e.request().is("list", "nodes")))
        .as("listed to admit, to mark, at the first look and the last, to verify, at the end")
        .isLessThanOrEqualTo(7);
    // Mark, cordon, create, delete, clean: five writes for each node that is replaced.
    Set<String> writes = Set.of("create", "patch", "update", "delete");
    assertThat(
            world
                .sim
                .requests()
                .count(
                    e ->
                        e.request().resource().equals("nodes")
                            && writes.contains(e.request().verb())))
        .isEqualTo(5L * NODES);
  }
}
