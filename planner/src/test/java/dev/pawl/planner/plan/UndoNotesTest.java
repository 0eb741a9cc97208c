package dev.pawl.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.undo.UndoKind;
import dev.pawl.planner.undo.UndoNote;
import org.junit.jupiter.api.Test;

class UndoNotesTest {

  @Test
  void shouldSayOfEachHopWhetherItGoesBackThoughNobodyHasNamedItsPatch() {
    Plan plan = new PlannedCluster("1.33.2").nodes(2, 1, 4).plan("{maxSurge: 1}");

    assertThat(plan.openMinors()).containsExactly("1.34", "1.35");
    assertThat(plan.undo())
        .filteredOn(note -> note.step().startsWith("controlPlane"))
        .hasSize(3)
        .extracting(UndoNote::kind)
        .containsOnly(UndoKind.IRREVERSIBLE);
  }
}
