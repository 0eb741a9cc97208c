package dev.pawl.activities.checks.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricsReaderTest {

  @Test
  void shouldAddUpWhatBelongsTogetherAndPassOverTheRest() {
    ServerMetrics metrics =
        read(
            "# HELP apiserver_request_total [STABLE] Counter of apiserver requests",
            "apiserver_request_total{code=\"200\",resource=\"pods\",verb=\"LIST\"} 40",
            "apiserver_request_total{code=\"503\",resource=\"pods\",verb=\"GET\"} 2",
            "apiserver_request_total{code=\"200\",resource=\"pods\",verb=\"WATCH\"} 1000",
            "apiserver_request_sli_duration_seconds_bucket{verb=\"POST\",le=\"0.5\"} 98",
            "apiserver_request_sli_duration_seconds_bucket{verb=\"PATCH\",le=\"0.5\"} 100",
            "apiserver_request_sli_duration_seconds_bucket{verb=\"POST\",le=\"+Inf\"} 100",
            "apiserver_request_sli_duration_seconds_bucket{verb=\"PATCH\",le=\"+Inf\"} 100",
            "apiserver_request_sli_duration_seconds_bucket{verb=\"LIST\",le=\"+Inf\"} 500",
            "process_start_time_seconds 1.7e+09");

    assertThat(metrics.requests()).isEqualTo(42);
    assertThat(metrics.errors()).isEqualTo(2);
    assertThat(metrics.changes().requests()).isEqualTo(200);
    assertThat(metrics.changes().bound(0.99)).isEqualTo(0.5);
    assertThat(metrics.changes().bound(0.995)).isInfinite();
    assertThat(metrics.flows()).isEmpty();
  }

  @Test
  void shouldSayNothingOfNoRequests() {
    assertThat(read().changes().bound(0.99)).isZero();
  }

  private static ServerMetrics read(String... lines) {
    MetricsReader reader = new MetricsReader();
    Stream.of(lines).forEach(reader::add);
    return reader.read();
  }
}
