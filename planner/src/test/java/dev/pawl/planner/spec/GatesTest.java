package dev.pawl.planner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatesTest {

  private static final String URL = "http://prometheus:9090";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "result < 0.01",
        "result <= 1",
        "result > -3",
        "result >= 1e3",
        "result == 0",
        "result != 5",
        "result<0.5",
        " result  <  .5 "
      })
  void shouldAcceptAComparisonWithANumber(String condition) {
    assertThat(SpecTexts.problems(gate(URL, condition))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "result",
        "result =< 1",
        "result = 1",
        "value < 1",
        "result < one",
        "result < 1 && result > 0",
        "0.01 > result",
        "result < NaN"
      })
  void shouldRefuseAnyOtherCondition(String condition) {
    assertThat(SpecTexts.problems(gate(URL, condition)))
        .containsExactly(
            "upgrade.yaml:13: spec.gates[0].prometheus.successCondition: expected `result`, one of"
                + " < <= > >= == != and a number, got \""
                + condition
                + "\"; write it as \"result < 0.01\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://prometheus", "https://prometheus.example:9090/base", "HTTP://[::1]:9090"})
  void shouldAcceptABaseAddress(String url) {
    assertThat(SpecTexts.problems(gate(url, "result < 1"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ftp://prometheus | expected an http or https URL with a host; write a base address such as http://prometheus:9090",
        "prometheus:9090 | expected an http or https URL with a host; write a base address such as http://prometheus:9090",
        "http:///metrics | expected an http or https URL with a host; write a base address such as http://prometheus:9090",
        "http://pro metheus | not a URL: Illegal character in authority; write a base address such as http://prometheus:9090",
        "http://prometheus/?token=abc | expected a base address, without ? and #; write a base address such as http://prometheus:9090",
        "http://me:hunter2@prometheus | a URL with credentials: they would be kept in histories; leave user and password out",
      })
  void shouldRefuseAnyOtherAddressWithoutRepeatingIt(String url, String problem) {
    assertThat(SpecTexts.problems(gate(url, "result < 1")))
        .containsExactly("upgrade.yaml:11: spec.gates[0].prometheus.url: " + problem)
        .noneMatch(p -> p.contains("hunter2") || p.contains("abc"));
  }

  @Test
  void shouldNotRepeatAnAddressWrittenInTheWrongPlace() {
    String text =
        SpecTexts.spec("gates: [{name: a, after: node, prometheus: \"http://me:hunter2@prom\"}]\n");

    assertThat(SpecTexts.problems(text))
        .containsExactly("upgrade.yaml:6: spec.gates[0].prometheus: expected a mapping, got text");
  }

  @Test
  void shouldRefuseAGateThatDoesNotSayWhen() {
    String text = gate(URL, "result < 1").replace("      after: node\n", "");

    assertThat(SpecTexts.problems(text))
        .containsExactly(
            "upgrade.yaml:8: spec.gates[0].after: required, but missing; write `after: node`");
  }

  private static String gate(String url, String condition) {
    return SpecTexts.spec(
        """
        pools: {items: [{name: workers, driver: kwok, selector: {matchLabels: {pool: workers}}}]}
        gates:
          - name: error-rate
            after: node
            prometheus:
              url: "%s"
              query: sum(errors)
              successCondition: "%s"
        """
            .formatted(url, condition));
  }
}
