package dev.pawl.activities.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.Failures;
import dev.pawl.activities.SimWorld;
import dev.pawl.activities.exec.ExecDriver;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.ControlPlaneDriver;
import dev.pawl.planner.spec.ControlPlaneSpec;
import dev.pawl.planner.spec.ExecAction;
import dev.pawl.planner.spec.ExecCommands;
import dev.pawl.planner.undo.EtcdSnapshot;
import dev.pawl.workflows.activity.ControlPlaneActivities.CommandReport;
import dev.pawl.workflows.activity.ControlPlaneActivities.ControlPlaneCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ControlPlaneActivitiesImplTest {

  @TempDir Path directory;
  private SimWorld world;
  private Path ran;

  @BeforeEach
  void start() {
    world = new SimWorld(directory);
    world.sim.clusterVersion("v1.35.4");
    ran = directory.resolve("ran");
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void shouldReadTheVersion() {
    assertThat(activities().version(world.upgrade)).isEqualTo(SimWorld.OLD);
  }

  @Test
  void shouldWaitForTheVersionWhileTheServerRestarts() throws Exception {
    world.pulse.onPause(
        () -> {
          if (Files.exists(ran) && world.pulse.pauses() == 3) {
            world.sim.faults().apiAway(Duration.ofSeconds(2));
            world.sim.clusterVersion("v1.36.3");
          }
        });
    CompletableFuture<CommandReport> run =
        CompletableFuture.supplyAsync(
            () -> activities().run(command(ExecAction.UPGRADE, Duration.ofSeconds(30))));
    assertThat(run.get(50, TimeUnit.SECONDS)).isEqualTo(CommandReport.saying("swapped"));
    assertThat(world.pulse.closed()).isTrue();
  }

  @Test
  void shouldNotRunWhatIsDone() {
    world.sim.clusterVersion("v1.36.3");
    assertThat(activities().run(command(ExecAction.UPGRADE, Duration.ofSeconds(30))))
        .isEqualTo(CommandReport.saying(null));
    assertThat(ran).doesNotExist();
  }

  @Test
  void shouldRunASnapshotWhateverTheVersion() {
    world.sim.clusterVersion("v1.36.3");
    String status = "{\"hash\": 7, \"revision\": 812, \"totalKey\": 230, \"totalSize\": 9}";
    assertThat(activities().run(snapshot(status)))
        .isEqualTo(new CommandReport("saved", new EtcdSnapshot(7, 812, 230, 9, null)));
    assertThat(ran).exists();
  }

  @Test
  void shouldRefuseASnapshotThatNobodyCouldGoBackTo() {
    String unsound = "'snapshot' has no %s, or 0 there. The control plane is not changed. ";
    assertThat(refused(command(ExecAction.SNAPSHOT, Duration.ofSeconds(30))))
        .contains(unsound.formatted("hash, revision, totalKey"))
        .contains("'etcdutl snapshot status FILE -w json'", "'pawl retry'", "'pawl skip'");
    assertThat(refused(snapshot("{}"))).contains(unsound.formatted("hash, revision, totalKey"));
    assertThat(refused(snapshot("{\"hash\": 7, \"revision\": 0, \"totalKey\": 230}")))
        .contains(unsound.formatted("revision"));
    assertThat(refused(snapshot("{\"hash\": 7, \"revision\": 8, \"totalKey\": 0}")))
        .contains(unsound.formatted("totalKey"));
    assertThat(refused(snapshot("{\"hash\": 0, \"revision\": 8, \"totalKey\": 1}")))
        .contains(unsound.formatted("hash"));
  }

  private String refused(ControlPlaneCommand snapshot) {
    Hold hold = Failures.holdOf(() -> activities().run(snapshot));
    assertThat(hold.code()).isEqualTo(HoldCode.SNAPSHOT_UNSOUND);
    return hold.message();
  }

  @Test
  void shouldFailWhereTheVersionDoesNotCome() {
    Hold hold =
        Failures.holdOf(() -> activities().run(command(ExecAction.UPGRADE, Duration.ofSeconds(2))));
    assertThat(hold)
        .isEqualTo(
            new Hold(
                HoldCode.EXEC_FAILED,
                "The command has succeeded, but 2s later the API server still says 1.35.4; expected 1.36.3."));
  }

  @Test
  void shouldSayWhenTheServerStaysAway() {
    world.pulse.onPause(
        () -> {
          if (Files.exists(ran)) {
            world.sim.faults().apiAway(Duration.ofMinutes(5));
          }
        });
    Hold hold =
        Failures.holdOf(
            () -> activities().run(command(ExecAction.UPGRADE, Duration.ofSeconds(12))));
    assertThat(world.pulse.said)
        .contains(
            new Hold(
                HoldCode.API_UNREACHABLE,
                "The control plane was changed, and its API server does not answer (no connection) since. It is asked every second."));
    assertThat(hold.message()).contains("does not answer (no connection); expected 1.36.3");
  }

  private ControlPlaneActivitiesImpl activities() {
    return new ControlPlaneActivitiesImpl(
        world.clusters,
        step -> world.pulse,
        new ExecDriver(directory.resolve("exec")),
        Clock.systemUTC());
  }

  private ControlPlaneCommand snapshot(String status) {
    return command(
        ExecAction.SNAPSHOT,
        Duration.ofSeconds(30),
        "{\"message\": \"saved\", \"snapshot\": " + status + "}");
  }

  private ControlPlaneCommand command(ExecAction action, Duration timeout) {
    return command(action, timeout, "{\"message\": \"swapped\"}");
  }

  private ControlPlaneCommand command(ExecAction action, Duration timeout, String says) {
    List<String> swap = List.of("/bin/sh", "-c", "touch " + ran + "; echo '" + says + "'");
    ExecCommands exec = new ExecCommands(swap, swap, swap, swap, timeout);
    return new ControlPlaneCommand(
        world.upgrade,
        new ControlPlaneSpec(ControlPlaneDriver.EXEC, exec, null),
        action,
        SimWorld.OLD,
        SimWorld.NEW,
        1);
  }
}
