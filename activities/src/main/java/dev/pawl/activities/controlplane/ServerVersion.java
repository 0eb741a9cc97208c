package dev.pawl.activities.controlplane;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.planner.version.KubeVersion;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** What an apiserver says of itself at {@code /version}. */
public final class ServerVersion {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ServerVersion() {}

  /**
   * Asks for it.
   *
   * @throws KubernetesClientException when it does not answer, or with something else
   */
  public static KubeVersion read(KubernetesClient client) {
    String body = client.raw("/version");
    if (body == null) {
      throw new KubernetesClientException("the server has no /version: is it a Kubernetes API?");
    }
    try {
      return KubeVersion.parse(MAPPER.readTree(body).path("gitVersion").asText());
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new KubernetesClientException("the server's /version cannot be read", e);
    }
  }
}
