package dev.pawl.activities.checks.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Adds up the lines that matter. Names as in Kubernetes' metrics reference. */
public final class MetricsReader {

  private static final String DEPRECATED = "apiserver_requested_deprecated_apis";
  private static final String DISPATCHED = "apiserver_flowcontrol_dispatched_requests_total";
  private static final String REJECTED = "apiserver_flowcontrol_rejected_requests_total";
  private static final String WAITING = "apiserver_flowcontrol_current_inqueue_requests";
  private static final String DURATION = "apiserver_request_sli_duration_seconds_bucket";
  private static final String REQUESTS = "apiserver_request_total";

  private static final Set<String> NAMES =
      Set.of(DEPRECATED, DISPATCHED, REJECTED, WAITING, DURATION, REQUESTS);

  private static final Set<String> CHANGES = Set.of("POST", "PUT", "PATCH", "DELETE");
  private static final Set<String> LASTING = Set.of("WATCH", "WATCHLIST", "CONNECT");

  private final List<Sample> deprecated = new ArrayList<>();
  private final Map<String, Flow> flows = new TreeMap<>();
  private final Map<Double, Double> changes = new HashMap<>();
  private double requests;
  private double errors;

  /** Takes one line; most are passed over by their names alone. */
  public void add(String line) {
    int brace = line.indexOf('{');
    if (brace > 0 && NAMES.contains(line.substring(0, brace))) {
      Sample.read(line).ifPresent(this::add);
    }
  }

  private void add(Sample sample) {
    switch (sample.name()) {
      case DEPRECATED -> deprecated.add(sample);
      case DISPATCHED -> add(new Flow(level(sample), Math.round(sample.value()), 0, 0));
      case REJECTED -> add(new Flow(level(sample), 0, Math.round(sample.value()), 0));
      case WAITING -> add(new Flow(level(sample), 0, 0, Math.round(sample.value())));
      case DURATION -> addDuration(sample);
      default -> addRequests(sample);
    }
  }

  private static String level(Sample sample) {
    return sample.label("priority_level");
  }

  private void add(Flow flow) {
    flows.merge(flow.level(), flow, Flow::and);
  }

  private void addDuration(Sample sample) {
    if (CHANGES.contains(sample.label("verb"))) {
      String bound = sample.label("le").replace("+Inf", "Infinity");
      changes.merge(Double.valueOf(bound), sample.value(), Double::sum);
    }
  }

  private void addRequests(Sample sample) {
    if (!LASTING.contains(sample.label("verb"))) {
      requests += sample.value();
      errors += sample.label("code").startsWith("5") ? sample.value() : 0;
    }
  }

  /** What came together. */
  public ServerMetrics read() {
    return new ServerMetrics(
        deprecated,
        List.copyOf(flows.values()),
        Latencies.of(changes),
        Math.round(requests),
        Math.round(errors));
  }
}
