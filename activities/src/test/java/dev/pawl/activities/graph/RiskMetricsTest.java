package dev.pawl.activities.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.graph.RiskVerdict;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskMetricsTest {

  private static final String VECTOR =
      """
      {"status": "success", "data": {"resultType": "vector",
       "result": [{"metric": {}, "value": [1700000000, "%s"]}]}}
      """;

  @ParameterizedTest(name = "S2.2: a risk''s query that gives {0}: {1}")
  @CsvSource({
    "1, APPLIES, 0",
    "1.0, APPLIES, 0",
    "0, DOES_NOT_APPLY, 0",
    "0.5, UNKNOWN, 1",
    "2, UNKNOWN, 1",
    "-1, UNKNOWN, 1",
    "NaN, UNKNOWN, 1",
    "+Inf, UNKNOWN, 1"
  })
  void shouldCountOnlyExactlyZeroAndOne(String value, RiskVerdict verdict, int doubts)
      throws IOException {
    try (GraphServer prometheus = new GraphServer()) {
      prometheus.answers(200, VECTOR.formatted(value));
      RiskMetrics metrics = new RiskMetrics(prometheus.url(""));

      assertThat(metrics.ask("up == 1")).isEqualTo(verdict);
      assertThat(metrics.doubts()).hasSize(doubts);
      assertThat(prometheus.asked())
          .singleElement()
          .asString()
          .startsWith("/api/v1/query?query=up+%3D%3D+1 ");
    }
  }

  @Test
  void shouldNotKnowWhatNobodyAnswers() throws IOException {
    RiskMetrics metrics;
    try (GraphServer prometheus = new GraphServer()) {
      metrics = new RiskMetrics(prometheus.url(""));
    }

    assertThat(metrics.ask("up")).isEqualTo(RiskVerdict.UNKNOWN);
    assertThat(metrics.ask("down")).isEqualTo(RiskVerdict.UNKNOWN);
    assertThat(metrics.doubts())
        .as("each reason once")
        .singleElement()
        .asString()
        .startsWith("Prometheus cannot be reached");
  }
}
