package dev.pawl.activities.checks.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.activities.checks.Reading;
import dev.pawl.activities.checks.Right;
import dev.pawl.activities.checks.UnreadableException;
import dev.pawl.activities.kube.RawGet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * All groups that a cluster serves, in one request: aggregated discovery (KEP-3352; on by default
 * since 1.27). Only that form says what is stale. The core group is not among them: it has one
 * version, which the apiserver serves itself.
 */
public final class Discovery {

  private static final String PATH = "/apis";

  public static final Reading<ApiVersion> READING =
      new Reading<>(Right.path(PATH), Discovery::fetch);

  private static final String LIST = "APIGroupDiscoveryList";
  private static final String ACCEPT =
      "application/json;g=apidiscovery.k8s.io;v=v2;as=%s,".formatted(LIST)
          + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=%s".formatted(LIST);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Discovery() {}

  private static List<ApiVersion> fetch(KubernetesClient client) {
    try {
      return read(MAPPER.readTree(RawGet.bytes(client, PATH, ACCEPT)));
    } catch (IOException e) {
      throw new KubernetesClientException("GET " + PATH + " is answered with no JSON", e);
    }
  }

  static List<ApiVersion> read(JsonNode answer) {
    if (!answer.path("kind").asText().equals(LIST)) {
      throw new UnreadableException(
          PATH + " does not answer with aggregated discovery, which alone says what is stale",
          "let the apiserver have its feature AggregatedDiscoveryEndpoint",
          null);
    }
    List<ApiVersion> all = new ArrayList<>();
    for (JsonNode group : answer.path("items")) {
      String name = group.path("metadata").path("name").asText();
      for (JsonNode version : group.path("versions")) {
        List<String> resources = new ArrayList<>();
        version.path("resources").forEach(r -> resources.add(r.path("resource").asText()));
        boolean stale = version.path("freshness").asText().equals("Stale");
        all.add(new ApiVersion(name, version.path("version").asText(), stale, resources));
      }
    }
    return all;
  }
}
