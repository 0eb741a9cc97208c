package dev.pawl.activities.addon;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Set;

/** An answer of the API server that does not change by asking again. */
final class ServerRefusal {

  private static final int MOST_WORDS = 400;
  private static final Set<Integer> REFUSED = Set.of(400, 404, 413, 422);

  private ServerRefusal() {}

  /**
   * Whether it is one. Fields that the kind does not have are answered with a 500, and a webhook
   * that says no often with the 403 of a missing right.
   */
  static boolean is(KubernetesClientException e) {
    if (e.getStatus() == null || e.getStatus().getMessage() == null) {
      return false;
    }
    String said = e.getStatus().getMessage();
    return REFUSED.contains(e.getCode())
        || said.contains("failed to create typed patch object")
        || said.contains("denied the request");
  }

  /** The server's own words. */
  static String words(KubernetesClientException e) {
    String one = e.getStatus().getMessage().replaceAll("\\s+", " ").strip();
    return one.length() <= MOST_WORDS ? one : one.substring(0, MOST_WORDS) + "…";
  }
}
