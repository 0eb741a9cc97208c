package dev.pawl.activities.graph;

import dev.pawl.activities.gate.Measurement;
import dev.pawl.activities.gate.PrometheusQuery;
import dev.pawl.planner.graph.RiskVerdict;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Asks Prometheus whether risks apply to a cluster, as OpenShift's cluster version operator does
 * (S2.2): exactly 1 says yes, exactly 0 no; whatever else, or no answer, says that nobody knows.
 * For one round of questions and one thread.
 */
public final class RiskMetrics {

  private static final Duration MOST = Duration.ofSeconds(60);

  private final PrometheusQuery prometheus;
  private final Set<String> doubts = new LinkedHashSet<>();
  private final long begin = System.nanoTime();

  /**
   * @param url base address of the server
   */
  public RiskMetrics(String url) {
    this.prometheus = new PrometheusQuery(url);
  }

  /** What a query says. */
  public RiskVerdict ask(String query) {
    if (System.nanoTime() - begin > MOST.toNanos()) {
      doubts.add("there was no time left to ask everything: %d s".formatted(MOST.toSeconds()));
      return RiskVerdict.UNKNOWN;
    }
    Measurement measurement = prometheus.ask(query);
    if (measurement instanceof Measurement.Value value) {
      return verdict(value.number());
    }
    doubts.add(
        measurement instanceof Measurement.NoData none
            ? none.why()
            : ((Measurement.NoAnswer) measurement).why());
    return RiskVerdict.UNKNOWN;
  }

  private RiskVerdict verdict(double result) {
    if (result == 1) {
      return RiskVerdict.APPLIES;
    }
    if (result == 0) {
      return RiskVerdict.DOES_NOT_APPLY;
    }
    doubts.add("a query gives %s, neither 0 nor 1".formatted(result));
    return RiskVerdict.UNKNOWN;
  }

  /** Why queries had no usable answer, each reason once, in the order they came up. */
  public List<String> doubts() {
    return List.copyOf(doubts);
  }
}
