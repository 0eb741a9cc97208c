package dev.pawl.activities.addon.recreate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.activities.addon.apply.Applier;
import dev.pawl.activities.addon.apply.DryRun;
import dev.pawl.activities.addon.apply.ServerRefusal;
import dev.pawl.activities.addon.object.AddonObject;
import dev.pawl.activities.addon.object.FieldChange;
import dev.pawl.activities.addon.object.FieldDiff;
import dev.pawl.activities.addon.object.ObjectChange;
import dev.pawl.activities.addon.object.ObjectChange.What;
import dev.pawl.activities.addon.object.OwnedFields;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.net.HttpURLConnection;
import java.util.List;

/**
 * What becomes of an object that is deleted and made anew: its manifest with the server's defaults
 * and nothing else. What other managers have set, and the manifest does not say, is lost.
 */
final class Remake {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The server makes a new object of it only under a name that is free; it is a dry run. */
  private static final String ANEW = "-anew";

  private final Applier applier;

  Remake(Applier applier) {
    this.applier = applier;
  }

  /**
   * All that differs between the object that is there and the one that comes.
   *
   * @throws io.temporal.failure.ApplicationFailure where the server would refuse the new one
   */
  ObjectChange of(
      AddonObject object, ResourceDefinitionContext kind, GenericKubernetesResource there) {
    List<FieldChange> fields;
    try {
      AddonObject anew = anew(object);
      DryRun made = DryRun.of(applier.resource(anew, kind), anew.object(), true);
      fields = FieldDiff.between(byPeople(there), DryRun.content(made.then()));
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN || ServerRefusal.isDenied(e)) {
        throw applier.refusals().of(object, e);
      }
      // A quota that the old one frees, or a right to this name alone.
      fields = List.of();
    }
    return new ObjectChange(object.ref(), What.RECREATE, fields, null, null);
  }

  private static AddonObject anew(AddonObject object) {
    ObjectNode copy = MAPPER.valueToTree(object.object());
    copy.withObject("/metadata").put("name", object.name() + ANEW);
    return new AddonObject(
        MAPPER.convertValue(copy, GenericKubernetesResource.class),
        object.namespace(),
        object.file());
  }

  /** Without what its controller keeps on it with its status, and will again. */
  private static JsonNode byPeople(GenericKubernetesResource there) {
    ObjectNode content = (ObjectNode) DryRun.content(there);
    JsonNode annotations = content.at("/metadata/annotations");
    JsonNode all = MAPPER.valueToTree(there);
    for (JsonNode entry : all.at("/metadata/managedFields")) {
      JsonNode owned = entry.at("/fieldsV1/f:metadata/f:annotations");
      if (entry.path("subresource").asText().equals("status") && annotations.isObject()) {
        OwnedFields.names(owned).forEach(((ObjectNode) annotations)::remove);
      }
    }
    return content;
  }
}
