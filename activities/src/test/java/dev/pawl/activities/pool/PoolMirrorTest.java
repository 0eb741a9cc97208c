package dev.pawl.activities.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.ManualClock;
import dev.pawl.activities.SimWorld;
import dev.pawl.activities.kube.Revision;
import dev.pawl.activities.marks.Marks;
import dev.pawl.activities.marks.NodeWriter;
import dev.pawl.activities.pool.PoolMirror.Sight;
import dev.pawl.activities.pool.PoolNodes.Member;
import dev.pawl.planner.rollout.PoolNode;
import dev.pawl.simulator.api.Failure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoolMirrorTest {

  @TempDir Path directory;
  private SimWorld world;
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-24T12:00:00Z"));
  private PoolMirror mirror;

  @BeforeEach
  void start() {
    world = new SimWorld(directory);
    world
        .sim
        .populate()
        .pool("workers", 3, p -> p)
        .pool("others", 1, p -> p)
        .createAndWait(Duration.ofSeconds(30));
    mirror = new PoolMirror(world.client(), SimWorld.pool(), "u1", clock);
    world.sim.requests().clear();
  }

  @AfterEach
  void stop() {
    mirror.close();
    world.close();
  }

  private long lists() {
    return world.sim.requests().count(e -> e.request().is("list", "nodes"));
  }

  private String cordon(String node) {
    return Revision.of(
        new NodeWriter(world.client())
            .change(node, Marks.beginDrain("u1", Instant.now()))
            .orElseThrow());
  }

  private static List<String> cordoned(Sight sight) {
    return sight.nodes().stream()
        .map(Member::node)
        .filter(PoolNode::drainBegun)
        .map(PoolNode::name)
        .toList();
  }

  @Test
  void shouldListOnceAndFollowWhatHappens() {
    Sight first = mirror.read(null);

    assertThat(first.nodes())
        .extracting(m -> m.node().name())
        .containsExactlyInAnyOrder("workers-0", "workers-1", "workers-2");
    assertThat(first.listed()).isTrue();
    for (int i = 0; i < 3; i++) {
      Sight next = mirror.read(cordon("workers-" + i));
      assertThat(cordoned(next)).as("what was written is seen").hasSize(i + 1);
      assertThat(next.listed()).isFalse();
    }
    assertThat(lists()).isEqualTo(1);
  }

  @Test
  void shouldSeeAQuarantineByItsRevision() {
    mirror.read(null);
    cordon("workers-1");

    Sight next = mirror.read(world.poolActivities().quarantine(world.node("workers-1")).revision());

    assertThat(next.listed()).isFalse();
    assertThat(next.nodes())
        .filteredOn(Member::quarantined)
        .extracting(m -> m.node().name())
        .containsExactly("workers-1");
  }

  @Test
  void shouldForgetNodesThatAreGone() {
    mirror.read(null);
    world.client().nodes().withName("workers-1").delete();

    Sight next = mirror.read(cordon("workers-2"));

    assertThat(next.nodes())
        .extracting(m -> m.node().name())
        .containsExactlyInAnyOrder("workers-0", "workers-2");
    assertThat(lists()).isEqualTo(1);
  }

  @Test
  void shouldListAgainWhereTheWatchDoesNotGetThere() {
    String revision = mirror.read(null).revision();

    Sight next = mirror.read(revision + "000");

    assertThat(next.listed()).isTrue();
    assertThat(lists()).isEqualTo(2);
  }

  @Test
  void shouldListAgainWhereNothingWasHeardForLong() {
    String revision = mirror.read(null).revision();
    clock.pass(Duration.ofSeconds(91));

    assertThat(mirror.read(revision).listed()).isTrue();
    assertThat(mirror.read(revision).listed()).as("it is fresh again").isFalse();
  }

  @Test
  void shouldListAtEachLookWhereItMayNotWatch() {
    world
        .sim
        .faults()
        .failSome(1, r -> r.is("watch", "nodes"), new Failure.Status(403, "Forbidden", "no"));
    String revision = mirror.read(null).revision();

    assertThat(mirror.read(revision).listed()).isTrue();
    assertThat(mirror.read(revision).listed()).isTrue();
  }

  @Test
  void shouldFindOutByLookingAtSingleNodesWhatTheWatchHasMissed() {
    mirror.read(null);
    mirror.close();
    cordon("workers-0");
    world.client().nodes().withName("workers-1").delete();

    assertThat(mirror.confirms(List.of("workers-2", "never-was"))).isTrue();
    assertThat(mirror.confirms(List.of("workers-0"))).as("it changed").isFalse();
    assertThat(mirror.confirms(List.of("workers-1"))).as("it is gone").isFalse();
    assertThat(mirror.confirms(List.of("workers-0", "workers-1"))).as("known by now").isTrue();
    assertThat(cordoned(mirror.now())).containsExactly("workers-0");
    assertThat(mirror.now().nodes()).hasSize(2);
  }
}
