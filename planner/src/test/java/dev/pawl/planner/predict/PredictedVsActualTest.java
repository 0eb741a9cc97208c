package dev.pawl.planner.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.planner.predict.PredictedVsActual.Line;
import dev.pawl.planner.spec.PoolOrder;
import dev.pawl.planner.upgrade.Phase;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PredictedVsActualTest {

  private static final String HOP = "1.35→1.36";

  @Test
  void shouldSetAForecastBesideItsRun() {
    PoolWork pool = Works.replacing(Works.nodes(2, 5), Works.pace(1, 0));
    UpgradeForecast forecast =
        UpgradeForecast.of(
            List.of(
                PhaseWork.controlPlane(HOP, List.of(StepKind.CONTROL_PLANE), Duration.ZERO),
                PhaseWork.pools(HOP, PoolOrder.SEQUENTIAL, List.of(pool), 0)),
            List.of(),
            Works.times(Map.of(StepKind.CONTROL_PLANE, 100)));
    double poolSeconds = forecast.phases().get(1).pools().get(0).seconds().seconds();
    Figures poolRun = new Figures(2 * poolSeconds, 0, 11);

    PredictedVsActual compared =
        PredictedVsActual.of(
            forecast.figures(),
            List.of(
                new PhaseFigures(HOP, Phase.CONTROL_PLANE, new Figures(50, 0, 0), Map.of()),
                new PhaseFigures(HOP, Phase.POOLS, poolRun, Map.of("workers", poolRun))));

    assertThat(compared.lines())
        .extracting(Line::phase, Line::pool)
        .containsExactly(
            tuple(Phase.CONTROL_PLANE, null),
            tuple(Phase.POOLS, null),
            tuple(Phase.POOLS, "workers"));
    Line workers = compared.lines().get(2);
    assertThat(workers.timeRatio()).isEqualTo(2);
    assertThat(workers.podMovesRatio()).isEqualTo(1.1);
    assertThat(compared.lines().get(0).podMovesRatio()).isNull();
    assertThat(compared.total().predicted().podMoves()).isEqualTo(10);
    assertThat(compared.total().actual().seconds()).isEqualTo(50 + 2 * poolSeconds);
  }

  @Test
  void shouldLeaveOutWhatTheRunWasKeptWaiting() {
    Line line = line(new Figures(100, 0, 10), new Figures(3720, 3600, 10));

    assertThat(line.timeRatio()).isEqualTo(1.2);
  }

  @Test
  void shouldShowWhatWasNotRunAndWhatWasNotPredicted() {
    PredictedVsActual compared =
        PredictedVsActual.of(
            List.of(phase(Phase.CONTROL_PLANE, 100), phase(Phase.POOLS, 500)),
            List.of(phase(Phase.ADDONS_BEFORE, 7), phase(Phase.CONTROL_PLANE, 110)));

    assertThat(compared.lines())
        .extracting(Line::phase, Line::timeRatio)
        .containsExactly(
            tuple(Phase.CONTROL_PLANE, 1.1),
            tuple(Phase.POOLS, null),
            tuple(Phase.ADDONS_BEFORE, null));
    assertThat(compared.lines().get(1).actual()).isNull();
    assertThat(compared.lines().get(2).predicted()).isNull();
    assertThat(compared.total().timeRatio()).isEqualTo(1.1);
  }

  @Test
  void shouldTellHopsApart() {
    PhaseFigures first =
        new PhaseFigures("1.34→1.35", Phase.CONTROL_PLANE, new Figures(10, 0, 0), Map.of());
    PhaseFigures second = phase(Phase.CONTROL_PLANE, 20);

    PredictedVsActual compared =
        PredictedVsActual.of(List.of(first, second), List.of(first, second));

    assertThat(compared.lines()).hasSize(2).allMatch(l -> l.timeRatio() == 1);
  }

  @Test
  void shouldBeWrittenWithItsRatiosAndReadBack() throws IOException {
    ObjectMapper json = new ObjectMapper();
    PredictedVsActual compared =
        PredictedVsActual.of(
            List.of(phase(Phase.CONTROL_PLANE, 100), phase(Phase.POOLS, 500)),
            List.of(phase(Phase.CONTROL_PLANE, 110)));

    String text = json.writeValueAsString(compared);

    assertThat(text).contains("\"phase\":\"controlPlane\"", "\"timeRatio\":1.1");
    assertThat(json.readValue(text, PredictedVsActual.class)).isEqualTo(compared);
  }

  @Test
  void shouldKeepFiguresInAHistory() throws IOException {
    ObjectMapper json = new ObjectMapper();
    PhaseFigures figures =
        new PhaseFigures(
            HOP,
            Phase.POOLS,
            new Figures(500, 60, 11),
            Map.of("workers", new Figures(500, 60, 11)));

    String text = json.writeValueAsString(figures);

    assertThat(json.readValue(text, PhaseFigures.class)).isEqualTo(figures);
  }

  private static Line line(Figures predicted, Figures actual) {
    return PredictedVsActual.of(
            List.of(new PhaseFigures(HOP, Phase.POOLS, predicted, Map.of())),
            List.of(new PhaseFigures(HOP, Phase.POOLS, actual, Map.of())))
        .lines()
        .get(0);
  }

  private static PhaseFigures phase(Phase phase, double seconds) {
    return new PhaseFigures(HOP, phase, new Figures(seconds, 0, 0), Map.of());
  }
}
