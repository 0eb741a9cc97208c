package dev.pawl.activities.checks.api;

import dev.pawl.activities.checks.Reading;
import dev.pawl.activities.checks.Right;
import dev.pawl.activities.kube.JsonPages;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;

/**
 * A kind whose objects people and controllers write, and of which some version ends.
 *
 * @param versions under which the objects can be read, the one that stays longest first: asking for
 *     a deprecated one would be counted as use of it
 */
record WrittenKind(String group, String resource, String kind, List<String> versions) {

  private static final int PAGE = 500;

  static WrittenKind of(String group, String resource, String kind, String... versions) {
    return new WrittenKind(group, resource, kind, List.of(versions));
  }

  /** Metadata only, however big the objects are. */
  Reading<Written> reading() {
    return new Reading<>(Right.list(group, resource), this::fetch);
  }

  private List<Written> fetch(KubernetesClient client) {
    for (String version : versions) {
      try {
        List<Written> all = new ArrayList<>();
        JsonPages.each(
            client,
            "/apis/%s/%s/%s".formatted(group, version, resource),
            JsonPages.METADATA_ONLY,
            PAGE,
            MetadataItem.class,
            item -> all.add(item.written(kind)));
        return all;
      } catch (KubernetesClientException e) {
        if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
          throw e;
        }
      }
    }
    return List.of();
  }
}
