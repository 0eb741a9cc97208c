package dev.pawl.activities.checks.metrics;

import dev.pawl.activities.checks.Asked;
import dev.pawl.activities.checks.Right;
import dev.pawl.activities.kube.RawGet;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What one apiserver has counted since it was started, as far as checks look at it.
 *
 * @param deprecated gauges of requests to deprecated versions of the API
 * @param changes how long requests that change something took, webhooks left out
 * @param requests all but those that last, such as watches
 * @param errors of these, the answers 5xx
 */
public record ServerMetrics(
    List<Sample> deprecated, List<Flow> flows, Latencies changes, long requests, long errors) {

  public static final Asked<ServerMetrics> OF_EACH =
      new Asked<>(Right.path("/metrics"), ServerMetrics::fetch);

  public ServerMetrics {
    deprecated = List.copyOf(deprecated);
    flows = List.copyOf(flows);
  }

  private static List<ServerMetrics> fetch(KubernetesClient client, URL server) {
    byte[] body = RawGet.bytes(client, server, "/metrics", "text/plain");
    MetricsReader reader = new MetricsReader();
    new BufferedReader(
            new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8))
        .lines()
        .forEach(reader::add);
    return List.of(reader.read());
  }
}
