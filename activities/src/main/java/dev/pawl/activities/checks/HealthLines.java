package dev.pawl.activities.checks;

import dev.pawl.activities.kube.RawGet;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What an apiserver says of its parts, a line each: {@code [+]etcd ok}, {@code [-]etcd failed}. */
final class HealthLines {

  private HealthLines() {}

  static List<String> of(KubernetesClient client, URL server, String path) {
    // One part that is not in order makes the whole answer a 500; its text is what is wanted.
    byte[] body =
        RawGet.bytes(
            client, server, path + "?verbose", "*/*", HttpURLConnection.HTTP_INTERNAL_ERROR);
    return new String(body, StandardCharsets.UTF_8).lines().toList();
  }
}
