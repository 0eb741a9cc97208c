package dev.pawl.activities.addon.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.activities.addon.apply.Applier;
import dev.pawl.activities.addon.object.OwnedFields;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;

/** Which fields of an object Pawl has applied, as the server has it in {@code managedFields}. */
final class PawlFields {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private PawlFields() {}

  /** Whether any field is Pawl's. */
  static boolean any(GenericKubernetesResource object) {
    return !in(MAPPER.valueToTree(object)).isEmpty();
  }

  /** As a {@code fieldsV1}. */
  static JsonNode in(JsonNode object) {
    ObjectNode owned = MAPPER.createObjectNode();
    for (JsonNode entry : object.at("/metadata/managedFields")) {
      if (isPawls(entry)) {
        owned = OwnedFields.union(owned, entry.path("fieldsV1"));
      }
    }
    return owned;
  }

  private static boolean isPawls(JsonNode entry) {
    return Applier.MANAGER.equals(entry.path("manager").asText())
        && "Apply".equals(entry.path("operation").asText())
        && entry.path("subresource").asText("").isEmpty();
  }
}
