package dev.pawl.activities.checks.api;

import dev.pawl.activities.checks.Reading;
import dev.pawl.activities.checks.Right;
import dev.pawl.activities.kube.RawGet;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
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
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                RawGet.stream(client, "/metrics", "text/plain"), StandardCharsets.UTF_8))) {
      return lines.lines().map(RequestedApiMetric::read).flatMap(Optional::stream).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
