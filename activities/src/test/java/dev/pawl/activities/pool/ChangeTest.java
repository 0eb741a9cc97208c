package dev.pawl.activities.pool;

import static dev.pawl.activities.SimWorld.NEW;
import static dev.pawl.activities.SimWorld.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.Failures;
import dev.pawl.activities.SimWorld;
import dev.pawl.activities.marks.Keys;
import dev.pawl.activities.marks.Marks;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.activities.marks.NodeWriter;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.rollout.PoolGoal;
import dev.pawl.planner.spec.ExecCommands;
import dev.pawl.planner.spec.PoolDriver;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.spec.Strategy;
import dev.pawl.workflows.activity.PoolActivities.ChangeRequest;
import dev.pawl.workflows.activity.PoolActivities.PoolRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeTest {

  @TempDir Path directory;
  private SimWorld world;
  private Path runs;

  @BeforeEach
  void start() {
    world = new SimWorld(directory);
    world.sim.populate().pool("workers", 1, p -> p).createAndWait(Duration.ofSeconds(30));
    runs = directory.resolve("runs");
    NodeWriter writer = new NodeWriter(world.client());
    writer.change("workers-0", Marks.markOutdated("u1"));
    writer.change("workers-0", Marks.beginDrain("u1", Instant.now()));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  /** Its command writes its input to a file; the kubelet is what the test makes of it. */
  private ChangeRequest request(PoolGoal goal, Duration readyTimeout) {
    List<String> note = List.of("/bin/sh", "-c", "cat >> " + runs + "; echo {}");
    PoolSpec pool =
        new PoolSpec(
            "workers",
            Map.of("pool", "workers"),
            PoolDriver.EXEC,
            new ExecCommands(note, note, null, null, Duration.ofSeconds(20)),
            new Strategy(null, null, null, null, null, readyTimeout, null),
            null);
    return new ChangeRequest(new PoolRef(world.upgrade, pool), goal, "workers-0", NEW, OLD, 1);
  }

  private void kubelet(String version) {
    world
        .sim
        .objects()
        .editStatus(
            "Node",
            "",
            "workers-0",
            n -> n.withObject("/status/nodeInfo").put("kubeletVersion", version));
  }

  @Test
  void shouldRunTheCommandAndOpenTheNodeAgain() throws IOException {
    world.pulse.onPause(
        () -> {
          if (Files.exists(runs)) {
            kubelet("v1.36.3");
          }
        });

    world.poolActivities().change(request(PoolGoal.UPGRADE, Duration.ofMinutes(1)));

    assertThat(Files.readString(runs)).contains("\"action\":\"upgrade\"", "\"node\":\"workers-0\"");
    assertThat(NodeFacts.unschedulable(world.read("workers-0"))).isFalse();
    assertThat(NodeFacts.outdated(world.read("workers-0"))).isFalse();
    assertThat(NodeFacts.annotation(world.read("workers-0"), Keys.ORIGIN)).contains("1.35.4");
  }

  @Test
  void shouldNotRunWhatIsDoneAlready() {
    kubelet("v1.36.3");

    world.poolActivities().change(request(PoolGoal.UPGRADE, Duration.ofMinutes(1)));

    assertThat(runs).doesNotExist();
    assertThat(NodeFacts.unschedulable(world.read("workers-0"))).isFalse();
  }

  @Test
  void shouldGoBackToTheVersionThatIsWrittenOnTheNode() throws IOException {
    new NodeWriter(world.client()).change("workers-0", Marks.recordOrigin("u1", "1.35.4"));
    kubelet("v1.36.3");
    world.pulse.onPause(
        () -> {
          if (Files.exists(runs)) {
            kubelet("v1.35.4");
          }
        });

    world.poolActivities().change(request(PoolGoal.ROLL_BACK, Duration.ofMinutes(1)));

    assertThat(Files.readString(runs)).contains("\"action\":\"rollback\"", "\"to\":\"1.35.4\"");
  }

  @Test
  void shouldSayWhenTheNodeDoesNotComeBack() {
    Hold hold =
        Failures.holdOf(
            () -> world.poolActivities().change(request(PoolGoal.UPGRADE, Duration.ofMillis(100))));

    assertThat(hold.code()).isEqualTo(HoldCode.MACHINE_NOT_READY);
    assertThat(hold.message()).contains("workers-0", "kubelet is at v1.35.4, not v1.36.3");
    assertThat(NodeFacts.unschedulable(world.read("workers-0"))).isTrue();
  }
}
