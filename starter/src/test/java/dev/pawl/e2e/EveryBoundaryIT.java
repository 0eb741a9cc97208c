package dev.pawl.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.e2e.BoundaryCase.Word;
import dev.pawl.e2e.Observation.SeenNode;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.KubeComponent;
import dev.pawl.testbed.RequiresTestbed;
import dev.pawl.testbed.TestbedException;
import dev.pawl.workflows.ClusterUpgradeWorkflow;
import dev.pawl.workflows.message.Actor;
import dev.pawl.workflows.status.UpgradeStatus;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A rollback, and an abort, ordered at every boundary between two steps of a small upgrade on real
 * servers: I8 in the end. An abort does not touch the control plane; where one comes after it, the
 * control plane is at the target from the beginning, for the sake of half a minute each.
 */
@RequiresTestbed
@Tag("campaign")
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EveryBoundaryIT {

  /** {@code -Dpawl.boundaries='abort at (drain|surge).*'} runs some of the cases. */
  private static final Pattern WANTED =
      Pattern.compile(System.getProperty("pawl.boundaries", ".*"));

  private static final Actor ALICE = new Actor("alice@laptop");
  private static final int PODS = 4;
  private static final Duration ENOUGH = Duration.ofMinutes(4);

  @TempDir static Path folder;

  private static final StepGate gate = new StepGate();
  private static final List<String> table = new ArrayList<>();
  private static Rig rig;
  private static GatedWorker worker;

  @BeforeAll
  static void start() {
    rig = Rig.start(folder, KubeCluster.Options.defaults());
    worker = GatedWorker.start(rig, gate);
  }

  @AfterAll
  static void stop() {
    table.forEach(System.out::println);
    worker.close();
    rig.close();
  }

  static Stream<BoundaryCase> rollbacks() {
    return cases(Word.ROLLBACK);
  }

  static Stream<BoundaryCase> aborts() {
    return cases(Word.ABORT);
  }

  private static Stream<BoundaryCase> cases(Word word) {
    return BoundaryCase.BOUNDARIES.stream()
        .map(boundary -> new BoundaryCase(word, boundary))
        .filter(c -> WANTED.matcher(c.toString()).matches());
  }

  /** Without an order: what is enumerated is all there is. */
  @Test
  @Order(1)
  void shouldNameEveryBoundary() {
    prepare(true);
    gate.closeAt("");
    UpgradeStatus end = resultOf(worker.upgrade(spec("0s")));

    assertThat(end.state()).as("%s", end).isEqualTo(UpgradeState.SUCCEEDED);
    List<String> looks = List.of("identify", "keep hard taint", "soften taint");
    assertThat(
            gate.begun().stream()
                .filter(s -> !looks.contains(s))
                .filter(s -> !s.startsWith("decide ") || s.equals(BoundaryCase.FIRST_OF_POOL)))
        .containsExactlyElementsOf(
            BoundaryCase.BOUNDARIES.stream().filter(b -> !b.equals(BoundaryCase.BAKE)).toList());
  }

  @ParameterizedTest
  @MethodSource("rollbacks")
  @Order(2)
  void shouldEndAsItBeganWhenTakenBack(BoundaryCase rollback) {
    run(rollback);
  }

  @ParameterizedTest
  @MethodSource("aborts")
  @Order(3)
  void shouldLeaveNothingHalfDoneWhenAborted(BoundaryCase abort) {
    run(abort);
  }

  private static void run(BoundaryCase which) {
    long begun = System.nanoTime();
    prepare(which.changesControlPlane());
    Map<String, ObjectNode> addon = AddonObjects.read(rig);
    long ready = System.nanoTime();
    String word = "FAILED";
    try (Observer observer = Observer.watch(rig.cluster(), rig.pools(), 1, 0)) {
      Observation before = observer.last();
      UpgradeStatus end = upgrade(which);
      word = end.state().label();

      assertThat(end.state()).as("%s: %s", which, end).isEqualTo(which.ends());
      Rig.await(
          ENOUGH,
          "the apiserver, at " + which.version(),
          () -> observer.lookNow().serverVersion().equals(which.version()));
      assertEnd(which, end, before, observer.last());
      assertThat(observer.violations()).isEmpty();
      if (which.ends() == UpgradeState.ROLLED_BACK) {
        assertThat(AddonObjects.read(rig)).as("addon").isEqualTo(addon);
      }
    } catch (AssertionError | RuntimeException failure) {
      word += " !";
      throw failure;
    } finally {
      table.add(
          "%-32s %-16s %5.1f s (made ready in %.1f s)"
              .formatted(which, word, seconds(ready, System.nanoTime()), seconds(begun, ready)));
      System.out.println(table.get(table.size() - 1));
    }
  }

  private static double seconds(long from, long to) {
    return (to - from) / 1e9;
  }

  /** From the start to the end, with the order where it belongs. */
  private static UpgradeStatus upgrade(BoundaryCase which) {
    gate.closeAt(which.boundary());
    ClusterUpgradeWorkflow upgrade =
        worker.upgrade(spec(which.boundary().equals(BoundaryCase.BAKE) ? "10m" : "0s"));
    try {
      Rig.await(ENOUGH, () -> which + " of " + gate.begun(), at(which, upgrade));
      assertThat(refused(which.word(), upgrade))
          .as("%s is refused", which)
          .isEqualTo(which.isTooLate());
      gate.open();
      return resultOf(upgrade);
    } catch (AssertionError | RuntimeException failure) {
      gate.open();
      giveUp(upgrade);
      throw failure;
    }
  }

  /** So that the next case can begin. */
  private static void giveUp(ClusterUpgradeWorkflow upgrade) {
    try {
      WorkflowStub.fromTyped(upgrade).terminate("the test has given up");
    } catch (WorkflowNotFoundException ended) {
      return;
    }
    settled(
        () -> {
          rig.cluster().kubectl("delete", "secret", "-n", "pawl-system", "--all");
          rig.cluster()
              .kubectl("delete", "lease", "-n", "kube-system", "pawl", "--ignore-not-found");
        });
  }

  private static BooleanSupplier at(BoundaryCase which, ClusterUpgradeWorkflow upgrade) {
    return which.boundary().equals(BoundaryCase.BAKE)
        ? () -> upgrade.status().holds().stream().anyMatch(h -> h.hold().code() == HoldCode.BAKE)
        : gate::reached;
  }

  private static boolean refused(Word word, ClusterUpgradeWorkflow upgrade) {
    try {
      switch (word) {
        case ROLLBACK -> upgrade.rollback(ALICE);
        case ABORT -> upgrade.abort(ALICE);
      }
      return false;
    } catch (WorkflowUpdateException refusal) {
      return true;
    }
  }

  private static UpgradeStatus resultOf(ClusterUpgradeWorkflow upgrade) {
    WorkflowStub stub = WorkflowStub.fromTyped(upgrade);
    try {
      return stub.getResult(ENOUGH.toSeconds(), TimeUnit.SECONDS, UpgradeStatus.class);
    } catch (TimeoutException late) {
      throw new AssertionError("no end: " + upgrade.status(), late);
    }
  }

  private static void assertEnd(
      BoundaryCase which, UpgradeStatus end, Observation before, Observation after) {
    rig.assertNothingLeft(after);
    assertThat(rig.cluster().kubectl("get", "secret", "-n", "pawl-system", "-o", "name"))
        .as("I5: nothing is kept any longer")
        .isBlank();
    long updated = after.nodes().values().stream().filter(n -> n.version().equals(Rig.NEW)).count();
    assertThat(gate.begun()).as("nothing new begins").noneMatch(which.later()::contains);
    switch (which.ends()) {
      case ROLLED_BACK -> assertThat(updated).as("nodes at the new version").isZero();
      case ABORTED ->
          assertThat(end.pools().get(0).nodes().updated())
              .as("nodes that are at the new version, by the status")
              .isEqualTo((int) updated);
      default -> assertThat(updated).as("nodes at the new version").isEqualTo(after.nodes().size());
    }
    if (which.isBefore("surge 1")) {
      assertThat(after.nodes()).as("no node was touched").isEqualTo(before.nodes());
    }
  }

  // --- made ready ---

  /** Whatever the case before has left: the old nodes, the old addon, and a control plane. */
  private static void prepare(boolean changesControlPlane) {
    if (changesControlPlane) {
      Swap.run(rig, "rollback", Rig.NEW, Rig.OLD);
    } else {
      Swap.run(rig, "finalise", Rig.NEW, Rig.NEW);
    }
    settled(
        () -> {
          if (!rig.pools().isEmpty() && isFresh()) {
            return;
          }
          rig.clear();
          keepKwok();
          rig.pool("a", 2);
          rig.apply(Workloads.deployment("web", PODS, PODS));
        });
    settled(() -> rig.awaitPods(PODS));
    settled(
        () -> {
          AddonObjects.delete(rig);
          AddonObjects.apply(rig);
        });
  }

  /** Nodes that go in the moment in which kwok 0.8.0 starts may end it: "concurrent map writes". */
  private static void keepKwok() {
    if (!rig.cluster().isRunning(KubeComponent.KWOK)) {
      rig.cluster().start(KubeComponent.KWOK);
    }
  }

  private static boolean isFresh() {
    try (Observer look = Observer.watch(rig.cluster(), rig.pools(), 1, 0)) {
      return look.last() != null
          && look.last().nodes().size() == 2
          && look.last().nodes().values().stream().allMatch(EveryBoundaryIT::isFresh);
    }
  }

  private static boolean isFresh(SeenNode node) {
    return node.available() && node.version().equals(Rig.OLD) && node.pawlMarks().isEmpty();
  }

  /** An apiserver that has just been swapped may not answer yet, or let go of a connection. */
  private static void settled(Runnable action) {
    Rig.await(
        ENOUGH,
        "the apiserver to carry it out",
        () -> {
          try {
            action.run();
            return true;
          } catch (TestbedException away) {
            return false;
          }
        });
  }

  private static Path spec(String bake) {
    try {
      Path addon = Files.writeString(folder.resolve("addon.yaml"), AddonObjects.AFTER);
      Path spec =
          rig.spec(
              "boundary",
              "{maxSurge: 1, maxUnavailable: 0}",
              "addons: [{name: extra, driver: manifests, source: %s}]".formatted(addon));
      return Swap.inTwoSteps(
          rig, spec, "snapshot: [\"%s\"],".formatted(rig.cluster().snapshotScript()), bake);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
