package dev.pawl.activities.checks;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.List;

/** What an apiserver says of its parts, a line each: {@code [+]etcd ok}, {@code [-]etcd failed}. */
final class HealthLines {

  private HealthLines() {}

  static List<String> of(KubernetesClient client, String path) {
    try {
      return lines(client.raw(path + "?verbose"));
    } catch (KubernetesClientException e) {
      // One part that is not in order makes the whole answer a 500; its text is what is wanted.
      if (e.getCode() == HttpURLConnection.HTTP_INTERNAL_ERROR) {
        return lines(e.getMessage());
      }
      throw e;
    }
  }

  private static List<String> lines(String text) {
    return text == null ? List.of() : text.lines().toList();
  }
}
