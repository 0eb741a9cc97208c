package dev.pawl.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.plan.Plan.HopPlan;
import dev.pawl.planner.predict.Figures;
import dev.pawl.planner.predict.PhaseFigures;
import dev.pawl.planner.upgrade.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimingsTest {

  private static final HopPlan HOP =
      new HopPlan("1.35.4", "1.36.3", List.of(), List.of("a"), List.of(), List.of());

  private final Timings timings = new Timings();

  @Test
  void shouldCountPhasesAndPools() {
    timings.enters(new Place(HOP, Phase.CONTROL_PLANE), at(0));
    timings.enters(new Place(HOP, Phase.POOLS), at(10));
    timings.poolBegins("a", at(12));
    timings.poolEnds("a", 30, at(42));
    timings.closes(at(45));

    assertThat(timings.figures(at(99)))
        .containsExactly(
            new PhaseFigures("1.35→1.36", Phase.CONTROL_PLANE, new Figures(10, 0, 0), Map.of()),
            new PhaseFigures(
                "1.35→1.36",
                Phase.POOLS,
                new Figures(35, 0, 30),
                Map.of("a", new Figures(30, 0, 30))));
  }

  @Test
  void shouldCountWaitsApart() {
    timings.enters(new Place(HOP, Phase.POOLS), at(0));
    timings.poolBegins("a", at(5));
    timings.standsStill(true, at(10));
    timings.standsStill(true, at(20));
    timings.standsStill(false, at(30));
    timings.poolEnds("a", 1, at(40));
    timings.standsStill(true, at(50));
    timings.enters(new Place(HOP, Phase.VERIFY), at(60));
    timings.closes(at(61));

    assertThat(timings.figures(at(61)))
        .extracting(PhaseFigures::figures)
        .containsExactly(new Figures(60, 30, 1), new Figures(1, 1, 0));
    assertThat(timings.figures(at(61)).get(0).pools()).containsEntry("a", new Figures(35, 20, 1));
  }

  private static Instant at(long second) {
    return Instant.ofEpochSecond(second);
  }
}
