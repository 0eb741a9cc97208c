package dev.pawl.activities.addon;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What an apply would change, asked of the server without changing anything. */
final class DryRun {

  private DryRun() {}

  /**
   * Whether applying {@code object} over what is there would change its content, or who owns it.
   *
   * @param force whether fields of other managers would be taken over
   */
  static boolean changes(
      GenericKubernetesResource there,
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
    GenericKubernetesResource then = resource.patch(would, object);
    return !Objects.equals(content(there), content(then))
        || !Objects.equals(owners(there), owners(then));
  }

  /** What people and their tools write, without what servers and controllers add. */
  private static Map<String, Object> content(GenericKubernetesResource object) {
    Map<String, Object> content = new TreeMap<>(object.getAdditionalProperties());
    content.remove("status");
    content.put("labels", object.getMetadata().getLabels());
    content.put("annotations", object.getMetadata().getAnnotations());
    content.put("finalizers", object.getMetadata().getFinalizers());
    content.put("ownerReferences", object.getMetadata().getOwnerReferences());
    return content;
  }

  /** A time that moves on is no change. */
  private static Set<ManagedFieldsEntry> owners(GenericKubernetesResource object) {
    return object.getMetadata().getManagedFields().stream()
        .map(e -> e.edit().withTime(null).build())
        .collect(Collectors.toSet());
  }
}
