package dev.pawl.planner.undo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.undo.AddonReversal.DefinitionMove;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddonReversalTest {

  @Test
  void shouldBeIrreversibleWhereStoredVersionsMoveOn() {
    Reversal reversal =
        AddonReversal.of(
            3, 0, List.of(new DefinitionMove("widgets.x.io", List.of("v1"), "v2")), List.of());

    assertThat(reversal.kind()).isEqualTo(UndoKind.IRREVERSIBLE);
    assertThat(reversal.reason()).contains("widgets.x.io", "v2", "v1");
  }

  @Test
  void shouldBeReversibleWhereTheDefinitionKnewTheVersion() {
    Reversal reversal =
        AddonReversal.of(
            3,
            1,
            List.of(new DefinitionMove("widgets.x.io", List.of("v1", "v2"), "v2")),
            List.of());

    assertThat(reversal.kind()).isEqualTo(UndoKind.REVERSIBLE);
    assertThat(reversal.reason())
        .isEqualTo("3 objects are recorded before and applied again, 1 new ones removed");
  }

  @Test
  void shouldBeLossyWhereWhatIsNewHoldsMore() {
    Reversal reversal =
        AddonReversal.of(
            1, 2, List.of(new DefinitionMove("widgets.x.io", null, "v1")), List.of("extra"));

    assertThat(reversal.kind()).isEqualTo(UndoKind.LOSSY);
    assertThat(reversal.reason()).startsWith("extra, widgets.x.io will be new");
  }
}
