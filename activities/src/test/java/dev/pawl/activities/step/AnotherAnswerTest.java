package dev.pawl.activities.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.workflows.activity.ClusterActivities.Finding;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class AnotherAnswerTest {

  @Test
  void shouldAskUntilTheAnswerIsAnother() {
    Queue<String> answers = new ArrayDeque<>(List.of("held", "held", "free", "held"));
    FakePulse pulse = new FakePulse();
    pulse.onPause(pulse::wake);

    AnotherAnswer.await(answers::remove, "held", pulse);

    assertThat(answers).containsExactly("held");
  }

  @Test
  void shouldTellFindingsApartWhateverTheirOrder() {
    Finding down = new Finding("Node/a", "is not Ready");
    Finding old = new Finding("Node/b", "is at 1.35.4, not 1.36.3");

    assertThat(Finding.digest(List.of(down, old))).isEqualTo(Finding.digest(List.of(old, down)));
    assertThat(Finding.digest(List.of(down))).isNotEqualTo(Finding.digest(List.of(old)));
    assertThat(Finding.digest(List.of())).isNotEqualTo(Finding.digest(List.of(old)));
  }
}
