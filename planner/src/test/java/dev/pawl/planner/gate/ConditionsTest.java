package dev.pawl.planner.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {

  @ParameterizedTest
  @CsvSource({
    "result == 2, true",
    "result != 2, false",
    "result >= 2, true",
    "result <= 2, true",
    "result > 2, false",
    "result < 2.5, true",
    "result > -1.5e1, true"
  })
  void shouldKnowEveryComparison(String text, boolean holds) {
    assertThat(condition(text).holds(2)).isEqualTo(holds);
  }

  @Test
  void shouldTakeWhatIsNoSuccessForAFailureWhereNothingElseIsSaid() {
    Conditions one = new Conditions(condition("result < 0.01"), null);
    assertThat(one.judge(0.002))
        .isEqualTo(new Look(Verdict.SUCCESS, "the result is 0.002, as result < 0.01 asks for"));
    assertThat(one.judge(Double.POSITIVE_INFINITY))
        .isEqualTo(new Look(Verdict.FAILURE, "the result is +Inf, and result < 0.01 is asked for"));
  }

  @Test
  void shouldBeInconclusiveBetweenTwoConditionsAndBelieveTheWorseOfBoth() {
    Conditions two = new Conditions(condition("result < 0.01"), condition("result >= 0.05"));
    assertThat(two.judge(0.02))
        .isEqualTo(
            new Look(
                Verdict.INCONCLUSIVE,
                "the result is 0.02: neither result < 0.01 nor result >= 0.05"));
    assertThat(two.judge(3))
        .isEqualTo(new Look(Verdict.FAILURE, "the result is 3, and result >= 0.05 is a failure"));
    Conditions both = new Conditions(condition("result < 2"), condition("result > 0"));
    assertThat(both.judge(1).verdict()).isEqualTo(Verdict.FAILURE);
  }

  private static Condition condition(String text) {
    return Condition.parse(text).orElseThrow();
  }
}
