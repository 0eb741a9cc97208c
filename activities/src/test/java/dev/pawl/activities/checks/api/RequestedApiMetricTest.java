package dev.pawl.activities.checks.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.checks.metrics.Sample;
import dev.pawl.planner.version.Minor;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestedApiMetricTest {

  @Test
  void shouldReadWhatWasAskedFor() {
    assertThat(
            read(
                "apiserver_requested_deprecated_apis{group=\"policy\",removed_release=\"1.25\","
                    + "resource=\"poddisruptionbudgets\",subresource=\"status\",version=\"v1beta1\"}"
                    + " 1"))
        .contains(
            new RequestedApi(
                "policy", "v1beta1", "poddisruptionbudgets", "status", Minor.parse("1.25")));
  }

  @Test
  void shouldReadOneOfTheCoreGroupWithATime() {
    assertThat(
            read(
                "apiserver_requested_deprecated_apis{group=\"\",removed_release=\"1.40\","
                    + "resource=\"things\",subresource=\"\",version=\"v2beta1\",} 1 1395066363000"))
        .map(RequestedApi::object)
        .contains("APIResource/things.v2beta1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# HELP apiserver_requested_deprecated_apis [STABLE] Gauge of deprecated APIs",
        "apiserver_requested_deprecated_apis{group=\"\",removed_release=\"\",resource=\"endpoints\","
            + "subresource=\"\",version=\"v1\"} 1",
        "apiserver_requested_deprecated_apis{group=\"\",removed_release=\"1.25\",resource=\"things\","
            + "subresource=\"\",version=\"v1\"} 0",
        "apiserver_requested_deprecated_apis{cut off",
        "",
      })
  void shouldPassOver(String line) {
    assertThat(read(line)).isEmpty();
  }

  private static Optional<RequestedApi> read(String line) {
    return Sample.read(line).flatMap(RequestedApiMetric::read);
  }
}
