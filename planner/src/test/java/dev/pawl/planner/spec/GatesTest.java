package dev.pawl.planner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.gate.GateLimits;
import java.time.Duration;
import java.util.List;
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

  @Test
  void shouldReadEveryFieldOfAGate() {
    String text =
        gates(
            """
              - name: error-rate
                after: pool
                pools: [workers]
                soak: 5m
                interval: 10s
                successes: 3
                failures: 0
                inconclusive: 7
                errors: 1
                prometheus:
                  url: https://prometheus
                  query: sum(errors)
                  successCondition: result < 0.01
                  failureCondition: result > 0.05
                  tokenFile: ./token
                  caFile: /etc/ca.pem
              - {name: well, health: {namespaces: [shop]}, after: node}
              - {name: go, approval: {message: look at the canary}, after: canary, pools: [workers]}
            """);

    assertThat(new SpecReader().read(text).gates())
        .containsExactly(
            new GateSpec(
                "error-rate",
                new GateQuestion.Prometheus(
                    "https://prometheus",
                    "sum(errors)",
                    "result < 0.01",
                    "result > 0.05",
                    new MetricsAccess("./token", null, "/etc/ca.pem")),
                GateAfter.POOL,
                List.of("workers"),
                Duration.ofMinutes(5),
                new GateLimits(Duration.ofSeconds(10), 3, 0, 7, 1)),
            new GateSpec(
                "well",
                new GateQuestion.Health(List.of("shop")),
                GateAfter.NODE,
                null,
                null,
                new GateLimits(Duration.ofSeconds(5), 1, 24, 4, 4)),
            new GateSpec(
                "go",
                new GateQuestion.Approval("look at the canary"),
                GateAfter.CANARY,
                List.of("workers"),
                null,
                null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name: a, after: node} | [0]: a gate that asks nothing; write one of prometheus, health and approval",
        "{name: a, after: node, health: {}, approval: {}} | [0]: a gate that asks 2 things; write one of prometheus, health and approval; several gates may follow the same step",
        "{name: a, after: node, approval: {}, successes: 2} | [0].successes: contradicts approval: a person is asked once; leave it out",
        "{name: a, after: node, health: {}, successes: 0} | [0].successes: a gate that nobody looks at; write 1 or more, or leave it out",
        "{name: a, after: node, health: {}, interval: 0} | [0].interval: less than a second between two looks; write 1s or more",
        "{name: a, after: node, health: {}, pools: [x]} | [0].pools[0]: there is no pool x; name one of workers, rest",
        "{name: a, after: addons, health: {}, pools: [rest]} | [0].pools: contradicts `after`: no pool is upgraded there; leave it out",
        "{name: a, after: canary, approval: {}} | [0].after: pool rest has no canary to follow; give it one, or name other pools in `pools`",
      })
  void shouldRefuseAGateThatContradictsItself(String gate, String problem) {
    assertThat(SpecTexts.problems(gates("  - " + gate + "\n")))
        .containsExactly("upgrade.yaml:11: spec.gates" + problem);
  }

  @Test
  void shouldAcceptACanaryGateForThePoolThatHasOne() {
    assertThat(
            SpecTexts.problems(
                gates("  - {name: a, after: canary, approval: {}, pools: [workers]}")))
        .isEmpty();
  }

  @Test
  void shouldRefuseTwoTokens() {
    String text =
        gate(URL, "result < 1")
            .replace("query: sum(errors)", "query: up\n        tokenFile: a\n        tokenEnv: B");

    assertThat(SpecTexts.problems(text))
        .containsExactly(
            "upgrade.yaml:14: spec.gates[0].prometheus.tokenEnv: contradicts tokenFile; write one of them");
  }

  private static String gates(String gates) {
    return SpecTexts.spec(
        """
        pools:
          items:
            - {name: workers, driver: kwok, selector: {matchLabels: {pool: workers}}}
            - {name: rest, driver: kwok, selector: {matchLabels: {pool: rest}}, strategy: {canary: {nodes: 0}}}
        gates:
        """
            + gates);
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
