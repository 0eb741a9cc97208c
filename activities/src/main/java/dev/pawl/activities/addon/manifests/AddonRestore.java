package dev.pawl.activities.addon.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.activities.addon.apply.ObjectApply;
import dev.pawl.activities.addon.apply.Removal;
import dev.pawl.activities.addon.keep.Kept;
import dev.pawl.activities.addon.object.AddonObject;
import dev.pawl.activities.addon.object.Kinds;
import dev.pawl.activities.addon.object.Live;
import dev.pawl.activities.addon.object.OwnedFields;
import dev.pawl.activities.step.Pulse;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings an addon's objects back by server-side apply. Of each, what Pawl owned before and what it
 * owns now is applied as it was; what it has brought since is thereby taken away, and what others
 * own is left to them. Objects that were not there are removed, the last one first.
 */
final class AddonRestore {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> OF_THE_SERVER =
      List.of(
          "managedFields",
          "resourceVersion",
          "uid",
          "creationTimestamp",
          "generation",
          "selfLink",
          "deletionTimestamp",
          "deletionGracePeriodSeconds");

  private final KubernetesClient client;
  private final Kinds kinds;
  private final ObjectApply way;
  private final ObjectApply inPlace;
  private final Pulse pulse;
  private final Removal removal;
  private final Set<String> made;

  /**
   * @param way for objects that are gone, or were made anew since
   * @param inPlace for those that are still the ones that were there
   * @param made UIDs of objects that are Pawl's even where it owns no field of them
   */
  AddonRestore(
      KubernetesClient client,
      ObjectApply way,
      ObjectApply inPlace,
      Pulse pulse,
      Set<String> made) {
    this.client = client;
    this.kinds = new Kinds(client);
    this.way = way;
    this.inPlace = inPlace;
    this.pulse = pulse;
    this.made = made;
    this.removal = new Removal(client, pulse);
  }

  /** How many objects were brought back. */
  int restore(List<Kept> all) {
    int changed = 0;
    List<Runnable> afterwards = new ArrayList<>();
    for (Kept kept : inOrder(all)) {
      pulse.check();
      ResourceDefinitionContext kind = kinds.of(kept.bare()).orElse(null);
      if (!kept.added() && kind != null) {
        changed += restore(kept, kind, afterwards) ? 1 : 0;
      }
    }
    afterwards.forEach(Runnable::run);
    return changed;
  }

  /** How many objects were removed. */
  int remove(List<Kept> all) {
    int removed = 0;
    List<Kept> last = new ArrayList<>(inOrder(all));
    Collections.reverse(last);
    for (Kept kept : last) {
      pulse.check();
      Optional<ResourceDefinitionContext> kind = kinds.of(kept.bare());
      if (kept.added() && kind.isPresent()) {
        removed += remove(kept, kind.get()) ? 1 : 0;
      }
    }
    return removed;
  }

  private static List<Kept> inOrder(List<Kept> all) {
    List<Kept> ordered =
        new ArrayList<>(all.stream().filter(k -> AddonObject.goesFirst(k.bare())).toList());
    all.stream().filter(k -> !AddonObject.goesFirst(k.bare())).forEach(ordered::add);
    return ordered;
  }

  private boolean restore(Kept kept, ResourceDefinitionContext kind, List<Runnable> afterwards) {
    GenericKubernetesResource now = Live.get(client, kind, kept.namespace(), kept.name());
    ObjectNode before = MAPPER.valueToTree(kept.before());
    if (now == null || Live.isEnding(now) || !uid(now).equals(uid(kept.before()))) {
      // Nothing of the object that was there is left, or will be: all of it comes back.
      AddonObject wanted = wanted(kept, kind, withoutServersOwn(before));
      afterwards.add(() -> way.settle(wanted, kind));
      return way.apply(wanted, kind);
    }
    JsonNode owned =
        OwnedFields.union(PawlFields.in(before), PawlFields.in(MAPPER.valueToTree(now)));
    ObjectNode ours = OwnedFields.project(withoutServersOwn(before), owned);
    return inPlace.apply(wanted(kept, kind, ours), kind);
  }

  private static AddonObject wanted(Kept kept, ResourceDefinitionContext kind, ObjectNode wanted) {
    ObjectNode bare = MAPPER.valueToTree(kept.bare());
    wanted.set("apiVersion", bare.get("apiVersion"));
    wanted.set("kind", bare.get("kind"));
    wanted.withObject("/metadata").setAll((ObjectNode) bare.get("metadata"));
    return new AddonObject(
        MAPPER.convertValue(wanted, GenericKubernetesResource.class),
        kind.isNamespaceScoped() ? kept.namespace() : null,
        "what was there before");
  }

  private static String uid(GenericKubernetesResource object) {
    return String.valueOf(object.getMetadata().getUid());
  }

  private static ObjectNode withoutServersOwn(ObjectNode object) {
    ObjectNode copy = object.deepCopy();
    copy.remove("status");
    copy.withObject("/metadata").remove(OF_THE_SERVER);
    return copy;
  }

  private boolean remove(Kept kept, ResourceDefinitionContext kind) {
    GenericKubernetesResource now = Live.get(client, kind, kept.namespace(), kept.name());
    return now != null
        && (PawlFields.any(now) || made.contains(now.getMetadata().getUid()))
        && removal.of(kind, now, "was not there before and is being removed");
  }
}
