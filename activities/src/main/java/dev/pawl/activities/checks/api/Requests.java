package dev.pawl.activities.checks.api;

import dev.pawl.activities.checks.Reading;
import dev.pawl.activities.checks.Right;
import dev.pawl.activities.kube.RawGet;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What an apiserver was asked for, out of its metrics: many megabytes, of which a few lines matter.
 */
final class Requests {

  static final Reading<RequestedApi> READING =
      new Reading<>(Right.path("/metrics"), Requests::fetch);

  private Requests() {}

  private static List<RequestedApi> fetch(KubernetesClient client) {
    InputStream body = new ByteArrayInputStream(RawGet.bytes(client, "/metrics", "text/plain"));
    return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))
        .lines()
        .map(RequestedApiMetric::read)
        .flatMap(Optional::stream)
        .toList();
  }
}
