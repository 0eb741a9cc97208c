package dev.pawl.planner.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HealthBaselineTest {

  private static final Trouble BROKEN = new Trouble("Deployment/shop/old", 2, "2 of 3 are missing");
  private static final Trouble DOWN = new Trouble("Node/a-1", 1, "is not Ready");

  @Test
  void shouldNotMindWhatWasBrokenBefore() {
    assertThat(HealthBaseline.of(List.of(BROKEN, DOWN)).worse(List.of(DOWN, BROKEN))).isEmpty();
  }

  @Test
  void shouldMindWhatIsNewAndWhatGotWorse() {
    Trouble more = new Trouble(BROKEN.object(), 3, "3 of 3 are missing");
    assertThat(HealthBaseline.of(List.of(BROKEN)).worse(List.of(more, DOWN)))
        .containsExactly(more, DOWN);
  }

  @Test
  void shouldOverlookAsManyUnknownOnesAsItCouldNotKeep() {
    List<Trouble> many =
        IntStream.range(0, 1002).mapToObj(i -> new Trouble("Pod/x/" + i, 1, "waits")).toList();
    HealthBaseline baseline = HealthBaseline.of(many);
    assertThat(baseline.known()).hasSize(1000);
    assertThat(baseline.worse(many)).isEmpty();
    assertThat(baseline.worse(IntStream.range(0, 3).mapToObj(i -> node(i)).toList()))
        .containsExactly(node(2));
  }

  private static Trouble node(int i) {
    return new Trouble("Node/" + i, 1, "is not Ready");
  }
}
