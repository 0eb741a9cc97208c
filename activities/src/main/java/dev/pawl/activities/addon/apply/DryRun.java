package dev.pawl.activities.addon.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.activities.addon.object.AddonObject;
import dev.pawl.activities.addon.object.FieldChange;
import dev.pawl.activities.addon.object.FieldDiff;
import dev.pawl.activities.addon.object.ObjectChange;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What an apply would make of an object, asked of the server without changing anything.
 *
 * @param then the object afterwards
 */
public record DryRun(GenericKubernetesResource then) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * Asks.
   *
   * @param force whether fields of other managers would be taken over
   */
  public static DryRun of(
      Resource<GenericKubernetesResource> resource,
      GenericKubernetesResource object,
      boolean force) {
    PatchContext would =
        new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager(Applier.MANAGER)
            .withForce(force)
            .withDryRun(List.of("All"))
            .build();
    return new DryRun(resource.patch(would, object));
  }

  /** What that changes of what is there: its content, or who owns it. */
  public Optional<ObjectChange> change(AddonObject object, GenericKubernetesResource there) {
    List<FieldChange> fields = FieldDiff.between(content(there), content(then));
    return fields.isEmpty() && owners(there).equals(owners(then))
        ? Optional.empty()
        : Optional.of(ObjectChange.change(object.ref(), fields));
  }

  /** What people and their tools write, without what servers and controllers add. */
  public static JsonNode content(GenericKubernetesResource object) {
    Map<String, Object> content = new TreeMap<>(object.getAdditionalProperties());
    content.remove("status");
    content.put("kind", object.getKind());
    Map<String, Object> metadata = new TreeMap<>();
    metadata.put("labels", object.getMetadata().getLabels());
    metadata.put("annotations", object.getMetadata().getAnnotations());
    metadata.put("finalizers", object.getMetadata().getFinalizers());
    metadata.put("ownerReferences", object.getMetadata().getOwnerReferences());
    content.put("metadata", metadata);
    return MAPPER.valueToTree(content);
  }

  /** A time that moves on is no change. */
  private static Set<ManagedFieldsEntry> owners(GenericKubernetesResource object) {
    return object.getMetadata().getManagedFields().stream()
        .map(e -> e.edit().withTime(null).build())
        .collect(Collectors.toSet());
  }
}
