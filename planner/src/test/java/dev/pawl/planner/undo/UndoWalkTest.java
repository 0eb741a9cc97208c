package dev.pawl.planner.undo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.spec.RollbackScope;
import dev.pawl.planner.version.KubeVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndoWalkTest {

  private static final KubeVersion OLD = KubeVersion.parse("1.35.4");
  private static final KubeVersion NEW = KubeVersion.parse("1.36.3");
  private static final Reversal YES = Reversal.reversible("by itself");
  private static final Reversal NO = Reversal.irreversible("never");

  @Test
  void shouldWalkHopsBackwardsPoolsFirstAddonsLast() {
    List<UndoRecord> written =
        List.of(
            addon("early", 0),
            controlPlane(0, YES),
            pool("a", 0, YES),
            controlPlane(1, YES),
            addon("late", 1),
            pool("a", 1, YES),
            pool("b", 1, YES));

    assertThat(UndoWalk.of(written))
        .extracting(r -> r.step() + " " + r.hop())
        .containsExactly(
            "pools/b 1",
            "pools/a 1",
            "controlPlane 1",
            "addons/late 1",
            "pools/a 0",
            "controlPlane 0",
            "addons/early 0");
  }

  @Test
  void shouldSayWhatARollbackWouldDo() {
    List<UndoRecord> written = List.of(controlPlane(0, NO), pool("a", 0, YES));

    assertThat(UndoOutlook.of(RollbackScope.UPGRADE, written, List.of()))
        .isEqualTo(
            new UndoOutlook(
                true, "pools/a (reversible): by itself; controlPlane (irreversible): never"));
    assertThat(UndoOutlook.of(RollbackScope.UPGRADE, List.of(controlPlane(0, NO)), List.of()))
        .isEqualTo(new UndoOutlook(false, "controlPlane (irreversible): never"));
    assertThat(UndoOutlook.of(RollbackScope.POOL, written, List.of()).possible()).isFalse();
    assertThat(UndoOutlook.of(RollbackScope.POOL, written, List.of("a")).reason())
        .isEqualTo("pools/a (reversible): by itself");
  }

  private static UndoRecord addon(String name, int hop) {
    return new UndoRecord.Addon("addons/" + name, hop, name, "s", "h", YES);
  }

  private static UndoRecord controlPlane(int hop, Reversal reversal) {
    return new UndoRecord.ControlPlane("controlPlane", hop, OLD, NEW, null, reversal);
  }

  private static UndoRecord pool(String name, int hop, Reversal reversal) {
    return new UndoRecord.Pool("pools/" + name, hop, name, OLD, NEW, 3, reversal);
  }
}
