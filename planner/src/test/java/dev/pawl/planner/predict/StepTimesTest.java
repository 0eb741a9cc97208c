package dev.pawl.planner.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepTimesTest {

  @ParameterizedTest
  @CsvSource({
    "surge/ip-10-0-3-7, SURGE",
    "drain/ip-10-0-3-7, DRAIN",
    "remove/ip-10-0-3-7, REMOVE",
    "upgrade/ip-10-0-3-7, CHANGE",
    "decide/workers, TURN",
    "gates/error-rate, GATE",
    "addons/coredns, ADDON",
    "preflight/admit, PREFLIGHT",
    "controlPlane/snapshot, SNAPSHOT",
    "controlPlane/upgrade, CONTROL_PLANE",
    "controlPlane/finalise, FINALISE",
    "verify/cluster, VERIFY"
  })
  void shouldKnowTheEnginesSteps(String step, StepKind kind) {
    assertThat(StepKind.of(step)).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soak/workers", "controlPlane/bake", "identify", "release/n1", ""})
  void shouldPredictNothingFromOtherSteps(String step) {
    assertThat(StepKind.of(step)).isEmpty();
  }

  @Test
  void shouldHaveAStatedTimeForEachKind() {
    assertThat(StepTimes.stated().all().keySet()).containsExactly(StepKind.values());
    assertThat(StepTimes.stated().all().values())
        .allSatisfy(t -> assertThat(t.origin()).isEqualTo(Origin.STATED))
        .allSatisfy(t -> assertThat(t.span().spreads()).isFalse());
  }

  @Test
  void shouldTakeTheMedianWhichOneStepThatHungDoesNotMove() {
    StepTimes times =
        StepTimes.stated()
            .measured(
                List.of(
                    new StepSample("surge/a", 50, 0),
                    new StepSample("surge/b", 3600, 0),
                    new StepSample("surge/c", 52, 0)));

    StepTime surge = times.all().get(StepKind.SURGE);
    assertThat(surge.span().seconds()).isEqualTo(52);
    assertThat(surge.origin()).isEqualTo(Origin.MEASURED);
    assertThat(surge.samples()).isEqualTo(3);
    assertThat(times.all().get(StepKind.REMOVE).origin()).isEqualTo(Origin.STATED);
  }

  @Test
  void shouldTakeTheMeanOfTheMiddleTwo() {
    StepTimes times =
        StepTimes.stated()
            .measured(
                List.of(new StepSample("remove/a", 10, 0), new StepSample("remove/b", 20, 0)));

    assertThat(times.of(StepKind.REMOVE)).isEqualTo(new Span(12.5, 15, 17.5));
  }

  @Test
  void shouldNotCountWhatAStepWaited() {
    StepTimes times = StepTimes.stated().measured(List.of(new StepSample("drain/a", 100, 88)));

    assertThat(wholeDrain(times)).isEqualTo(12);
  }

  @Test
  void shouldPredictAWholeDrainAsMeasuredHoweverLongPodsAreSaidToTake() {
    StepTimes stated = StepTimes.stated();

    StepTimes times = stated.measured(List.of(new StepSample("drain/a", 2, 0)));

    assertThat(stated.of(StepKind.POD_END).seconds()).isGreaterThan(2);
    assertThat(wholeDrain(times)).isEqualTo(2);
  }

  @Test
  void shouldTellTheEndingOfPodsFromTheDrainWhereBothAreMeasured() {
    StepTimes times =
        StepTimes.stated()
            .measured(
                List.of(new StepSample("drain/a", 12, 0), new StepSample("podEnd/web", 9, 0)));

    assertThat(times.of(StepKind.DRAIN).seconds()).isEqualTo(3);
    assertThat(times.of(StepKind.POD_END).seconds()).isEqualTo(9);
  }

  @Test
  void shouldLetTheUserHaveTheLastWord() {
    StepTimes times =
        StepTimes.stated()
            .measured(List.of(new StepSample("surge/a", 50, 0)))
            .declared(Map.of(StepKind.SURGE, Duration.ofMinutes(5)));

    assertThat(times.all().get(StepKind.SURGE))
        .isEqualTo(new StepTime(Span.exactly(300), Origin.DECLARED, 0));
  }

  @Property
  void shouldKeepMeasuredSpansAmongTheSamples(
      @ForAll @NotEmpty List<@DoubleRange(min = 0, max = 1e6) Double> seconds) {
    Span span = StepTime.measured(seconds).span();

    assertThat(span.low()).isGreaterThanOrEqualTo(Collections.min(seconds));
    assertThat(span.high()).isLessThanOrEqualTo(Collections.max(seconds));
  }

  @Test
  void shouldRefuseASampleThatWaitedLongerThanItTook() {
    assertThatThrownBy(() -> new StepSample("drain/a", 10, 11))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("drain/a");
  }

  @Test
  void shouldRefuseASpanOutOfOrder() {
    assertThatThrownBy(() -> new Span(2, 1, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Span.exactly(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Span.exactly(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }

  private static double wholeDrain(StepTimes times) {
    return times.of(StepKind.DRAIN).plus(times.of(StepKind.POD_END)).seconds();
  }
}
