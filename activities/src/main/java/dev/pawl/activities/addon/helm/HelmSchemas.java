package dev.pawl.activities.addon.helm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pawl.activities.addon.object.Kinds;
import dev.pawl.activities.helm.patch.MergeSchema;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which kinds Helm patches by strategic merge, and how the server then merges them. */
final class HelmSchemas {

  /**
   * The groups that Helm has compiled in: those of Kubernetes' own client (client-go's scheme), and
   * apiextensions. All other kinds are custom resources to it.
   */
  private static final Set<String> BUILT_IN =
      Set.of(
          "",
          "admissionregistration.k8s.io",
          "apiextensions.k8s.io",
          "apps",
          "authentication.k8s.io",
          "authorization.k8s.io",
          "autoscaling",
          "batch",
          "certificates.k8s.io",
          "coordination.k8s.io",
          "discovery.k8s.io",
          "events.k8s.io",
          "extensions",
          "flowcontrol.apiserver.k8s.io",
          "internal.apiserver.k8s.io",
          "networking.k8s.io",
          "node.k8s.io",
          "policy",
          "rbac.authorization.k8s.io",
          "resource.k8s.io",
          "scheduling.k8s.io",
          "storage.k8s.io",
          "storagemigration.k8s.io");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final KubernetesClient client;
  private final Map<String, JsonNode> published = new HashMap<>();

  HelmSchemas(KubernetesClient client) {
    this.client = client;
  }

  /** Whether a kind is Kubernetes' own. */
  static boolean isBuiltIn(GenericKubernetesResource object) {
    return BUILT_IN.contains(Kinds.group(object.getApiVersion()));
  }

  /** Asked of the server once for each version of a group. */
  MergeSchema of(GenericKubernetesResource object) {
    String version = object.getApiVersion();
    JsonNode document = published.computeIfAbsent(version, this::ask);
    return MergeSchema.of(document, version, object.getKind())
        .orElseGet(() -> new MergeSchema(document, MissingNode.getInstance()));
  }

  private JsonNode ask(String version) {
    String said =
        client.raw("/openapi/v3/" + (Kinds.group(version).isEmpty() ? "api/" : "apis/") + version);
    try {
      return said == null ? MissingNode.getInstance() : MAPPER.readTree(said);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
