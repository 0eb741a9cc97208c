package dev.pawl.activities.addon.helm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.activities.addon.apply.Refusals;
import dev.pawl.activities.addon.apply.Removal;
import dev.pawl.activities.addon.object.AddonObject;
import dev.pawl.activities.addon.object.Kinds;
import dev.pawl.activities.addon.object.Live;
import dev.pawl.activities.helm.patch.JsonMergePatch;
import dev.pawl.activities.step.Pulse;
import dev.pawl.planner.spec.AddonSpec;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Map;

/**
 * What a revision that failed has left behind, and Helm would leave: it compares the next revision
 * with the last one that was deployed, never with one that failed. So objects that only the failed
 * one has would stay, and custom resources, which Helm does not look at on the server, would keep
 * what it said of them.
 */
final class HelmLeftovers {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final PatchContext MERGE =
      new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();

  private final KubernetesClient client;
  private final Kinds kinds;
  private final HelmOwnership ownership;
  private final Refusals refusals;
  private final Removal removal;
  private final Pulse pulse;

  HelmLeftovers(KubernetesClient client, AddonSpec addon, Pulse pulse) {
    this.client = client;
    this.kinds = new Kinds(client);
    this.ownership = new HelmOwnership(addon.helm().release(), addon.helm().namespace());
    this.refusals = new Refusals(addon.name(), addon.driver());
    this.removal = new Removal(client, pulse);
    this.pulse = pulse;
  }

  /**
   * Takes back what one failed revision did; what is back already stays as it is.
   *
   * @param failed its objects
   * @param recorded those of the revision that comes back
   */
  void takeBack(List<AddonObject> failed, List<AddonObject> recorded) {
    Map<String, AddonObject> wanted = HelmAnnotations.byKey(recorded);
    HelmAnnotations.byKey(failed)
        .forEach(
            (key, object) -> {
              pulse.check();
              refusals.asking(object, () -> takeBack(object, wanted.get(key)));
            });
  }

  /** Returns whether there was something to look at. */
  private boolean takeBack(AddonObject failed, AddonObject wanted) {
    ResourceDefinitionContext kind = kinds.of(failed.object()).orElse(null);
    GenericKubernetesResource there =
        kind == null ? null : Live.get(client, kind, failed.namespace(), failed.name());
    // A revision that failed early has not taken what is another's.
    if (there == null || ownership.objection(failed, there).isPresent()) {
      return false;
    }
    if (wanted == null) {
      if (!HelmAnnotations.isKept(there)) {
        removal.of(kind, there, "came with a revision that failed, and is being removed");
      }
    } else if (!HelmSchemas.isBuiltIn(wanted.object())) {
      putBack(kind, failed, wanted);
    }
    return true;
  }

  private void putBack(ResourceDefinitionContext kind, AddonObject failed, AddonObject wanted) {
    ObjectNode patch =
        JsonMergePatch.between(
            MAPPER.valueToTree(failed.object()), MAPPER.valueToTree(wanted.object()));
    if (!patch.isEmpty()) {
      Live.resource(client, kind, wanted.namespace(), wanted.name()).patch(MERGE, patch.toString());
    }
  }
}
