package dev.pawl.activities.addon.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.activities.addon.apply.DryRun;
import dev.pawl.activities.addon.object.AddonObject;
import dev.pawl.activities.addon.object.FieldChange;
import dev.pawl.activities.addon.object.FieldDiff;
import dev.pawl.activities.addon.object.Live;
import dev.pawl.activities.addon.object.ObjectChange;
import dev.pawl.activities.helm.patch.JsonMergePatch;
import dev.pawl.activities.helm.patch.StrategicPatch;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Optional;

/**
 * The request that Helm 3 makes for an object, sent so that nothing changes. As Helm: what the
 * patch says depends on what the last revision said, the new one says and, for kinds of Kubernetes'
 * own, what is there; an empty patch is not sent.
 */
final class HelmDryRun {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final KubernetesClient client;
  private final HelmSchemas schemas;

  HelmDryRun(KubernetesClient client) {
    this.client = client;
    this.schemas = new HelmSchemas(client);
  }

  /**
   * Of an object that is not there.
   *
   * @throws io.fabric8.kubernetes.client.KubernetesClientException where the server refuses it
   */
  void create(AddonObject object, ResourceDefinitionContext kind) {
    Live.written(client, kind, object).dryRun().create();
  }

  /**
   * Of one that is there; empty where it stays as it is.
   *
   * @param before what the last revision said of it
   */
  Optional<ObjectChange> change(
      AddonObject object,
      GenericKubernetesResource before,
      GenericKubernetesResource there,
      ResourceDefinitionContext kind) {
    boolean builtIn = HelmSchemas.isBuiltIn(object.object());
    JsonNode was = MAPPER.valueToTree(before);
    JsonNode wanted = MAPPER.valueToTree(object.object());
    ObjectNode patch =
        builtIn
            ? StrategicPatch.of(was, wanted, MAPPER.valueToTree(there), schemas.of(object.object()))
            : JsonMergePatch.between(was, wanted);
    if (patch.isEmpty()) {
      return Optional.empty();
    }
    PatchContext would =
        new PatchContext.Builder()
            .withPatchType(builtIn ? PatchType.STRATEGIC_MERGE : PatchType.JSON_MERGE)
            .withDryRun(List.of("All"))
            .build();
    GenericKubernetesResource then =
        Live.resource(client, kind, object.namespace(), object.name())
            .patch(would, patch.toString());
    List<FieldChange> fields = FieldDiff.between(DryRun.content(there), DryRun.content(then));
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(ObjectChange.change(object.ref(), fields));
  }
}
