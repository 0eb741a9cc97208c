package dev.pawl.planner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetStrategyTest {

  @ParameterizedTest(name = "S2.5 {0}, driver exec, strategy {1}: {2} unavailable, order {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "openshift | {} | 1 | [ZONE, AGE]",
        "openshift | {maxUnavailable: 3} | 3 | [ZONE, AGE]",
        "openshift | {order: [age]} | 1 | [AGE]",
        "upstream | {maxUnavailable: 1} | 1 | [AGE]"
      })
  void shouldDoAsTheProductDoesWhereNothingIsWritten(
      String policy, String written, String unavailable, String order) {
    Strategy strategy = read(policy, written).pools().get(0).strategy();

    assertThat(strategy.maxUnavailable()).hasToString(unavailable);
    assertThat(strategy.order()).hasToString(order);
    assertThat(strategy.maxSurge()).hasToString("0");
  }

  @ParameterizedTest(name = "a pool whose machines are replaced keeps one more, not one less: {0}")
  @CsvSource({"openshift, '[ZONE, AGE]'", "tkg, [AGE]"})
  void shouldKeepTheSurgeOfMachinesThatAreReplaced(String policy, String order) {
    String text = SpecTexts.kwokPool("").replace("target:", "policy: " + policy + "\n  target:");
    Strategy strategy = new SpecReader().read(text).pools().get(0).strategy();

    assertThat(strategy.maxSurge()).hasToString("1");
    assertThat(strategy.maxUnavailable()).hasToString("0");
    assertThat(strategy.order()).hasToString(order);
  }

  private static UpgradeSpec read(String policy, String strategy) {
    String text = SpecTexts.execPool("strategy: " + strategy + "\n");
    return new SpecReader().read(text.replace("target:", "policy: " + policy + "\n  target:"));
  }
}
