package dev.pawl.starter.status;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.undo.UndoKind;
import dev.pawl.planner.undo.UndoNote;
import dev.pawl.planner.undo.UndoOutlook;
import dev.pawl.planner.upgrade.Phase;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.workflows.status.PoolStatus;
import dev.pawl.workflows.status.PoolStatus.Nodes;
import dev.pawl.workflows.status.PoolStatus.Step;
import dev.pawl.workflows.status.UpgradeStatus;
import dev.pawl.workflows.status.UpgradeStatus.StepStatus;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Statuses for tests: an upgrade that began at noon. */
public final class Statuses {

  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private Statuses() {}

  public static UpgradeStatus upgrade(
      UpgradeState state, List<StepStatus> holds, PoolStatus... pools) {
    return upgrade(state, null, holds, pools);
  }

  public static UpgradeStatus upgrade(UpgradeState state, PoolStatus... pools) {
    return upgrade(state, null, List.of(), pools);
  }

  public static UpgradeStatus upgrade(
      UpgradeState state, String outcome, List<StepStatus> holds, PoolStatus... pools) {
    return new UpgradeStatus(
        "prod-eu",
        "prod-eu-20261122-abc123",
        state,
        Phase.POOLS,
        "1.35→1.36",
        KubeVersion.parse("1.35.4"),
        KubeVersion.parse("1.36.3"),
        NOON,
        state.closed() ? NOON.plusSeconds(600) : null,
        "ada@host",
        holds,
        List.of(pools),
        List.of(new UndoNote("pools/workers", UndoKind.REVERSIBLE, "its nodes are replaced back")),
        List.of(),
        outcome,
        List.of(),
        state.closed()
            ? UndoOutlook.no("it has ended: " + state.label())
            : new UndoOutlook(true, "pools/workers (reversible): its nodes are replaced back"));
  }

  public static PoolStatus pool(String name, UpgradeState state, StepStatus... holds) {
    return new PoolStatus(
        name,
        state,
        new Nodes(30, 12, 0, 0),
        List.of(),
        List.of(holds),
        12,
        0,
        List.of(),
        List.of(),
        null,
        null);
  }

  public static PoolStatus busy(String name, int updated, String... steps) {
    List<Step> running = Stream.of(steps).map(s -> new Step(s, NOON.plusSeconds(60))).toList();
    return new PoolStatus(
        name,
        UpgradeState.RUNNING,
        new Nodes(30, updated, steps.length, 0),
        running,
        List.of(),
        updated,
        0,
        List.of(),
        List.of(),
        null,
        null);
  }

  public static StepStatus held(HoldCode code, String step, int seconds) {
    return new StepStatus(
        step, new Hold(code, code.label() + " at " + step, "Node/n1"), NOON.plusSeconds(seconds));
  }
}
