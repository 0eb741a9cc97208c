package dev.pawl.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.undo.Reversal;
import dev.pawl.planner.undo.UndoKind;
import dev.pawl.planner.undo.UndoRecord;
import dev.pawl.planner.version.KubeVersion;
import org.junit.jupiter.api.Test;

class UndoLogTest {

  private final UndoLog log = new UndoLog();

  @Test
  void shouldKeepOneRecordPerStepAndHop() {
    log.before(pool("a", 0));
    log.before(pool("a", 0));
    log.before(pool("b", 0));

    assertThat(log.records()).hasSize(2);
  }

  @Test
  void shouldKeepARecordOfEachTurnover() {
    log.before(pool("a", 0));
    log.before(pool("b", 0));
    log.before(pool("a", 2));

    assertThat(log.records())
        .extracting(r -> r.step() + " " + r.hop() + " " + r.reversal().kind())
        .containsExactly(
            "pools/a 0 " + UndoKind.REVERSIBLE,
            "pools/b 0 " + UndoKind.REVERSIBLE,
            "pools/a 2 " + UndoKind.REVERSIBLE);
  }

  private static UndoRecord.Pool pool(String name, int hop) {
    KubeVersion version = KubeVersion.parse("1.35.4");
    Reversal yes = new Reversal(UndoKind.REVERSIBLE, "its nodes are replaced back");
    return new UndoRecord.Pool("pools/" + name, hop, name, version, version, 3, yes);
  }
}
