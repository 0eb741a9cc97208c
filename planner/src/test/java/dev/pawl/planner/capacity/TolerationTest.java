package dev.pawl.planner.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.capacity.Taint.Effect;
import dev.pawl.planner.capacity.Toleration.Match;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TolerationTest {

  private static final Taint GPU = new Taint("dedicated", "gpu", Effect.NO_SCHEDULE);

  @ParameterizedTest(name = "''{0}'' {1} ''{2}'': {3}")
  @CsvSource({
    "dedicated, EQUAL,     gpu, true",
    "dedicated, EQUAL,     cpu, false",
    "other,     EQUAL,     gpu, false",
    "dedicated, ANY_VALUE, '',  true",
    "other,     ANY_VALUE, '',  false",
    "'',        ANY_VALUE, '',  true",
  })
  void shouldTolerateByKeyAndValue(String key, Match match, String value, boolean expected) {
    Toleration toleration = new Toleration(key, match, value, EnumSet.allOf(Effect.class));

    assertThat(toleration.tolerates(GPU)).isEqualTo(expected);
  }

  @Test
  void shouldNotTolerateAnotherEffect() {
    Toleration toleration =
        new Toleration("dedicated", Match.ANY_VALUE, "", EnumSet.of(Effect.NO_EXECUTE));

    assertThat(toleration.tolerates(GPU)).isFalse();
  }

  @Test
  void shouldWriteATaintAsKubectlDoes() {
    assertThat(GPU).hasToString("dedicated=gpu:NoSchedule");
    assertThat(Taint.CORDON).hasToString("node.kubernetes.io/unschedulable:NoSchedule");
  }
}
