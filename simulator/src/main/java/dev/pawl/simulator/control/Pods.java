package dev.pawl.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.Change;
import dev.pawl.simulator.store.ObjectKey;
import dev.pawl.simulator.store.ResourceCatalogue;
import dev.pawl.simulator.store.ResourceType;
import dev.pawl.simulator.store.Stored;
import dev.pawl.simulator.store.Trees;
import java.util.function.Consumer;

/** What controllers ask of pods, and how they make them. */
final class Pods {
  private Pods() {}

  static boolean isReady(JsonNode pod) {
    return Trees.conditionTrue(pod, "Ready");
  }

  static boolean isOver(JsonNode pod) {
    String phase = Trees.text(pod, "status", "phase");
    return phase.equals("Succeeded") || phase.equals("Failed");
  }

  /** Neither over nor on its way out: what a workload counts as its own. */
  static boolean isActive(JsonNode pod) {
    return !isOver(pod) && !Trees.isDeleting(pod);
  }

  static String node(JsonNode pod) {
    return Trees.text(pod, "spec", "nodeName");
  }

  static boolean isPod(Stored object) {
    return object.key().type().equals(ResourceCatalogue.PODS);
  }

  /** A pod of a template with its controller as owner; has no name yet. */
  static ObjectNode fromTemplate(Stored owner, JsonNode template) {
    ObjectNode pod = Trees.object();
    ObjectNode meta = Trees.metadata(pod);
    JsonNode from = template.path("metadata");
    for (String field : new String[] {"labels", "annotations"}) {
      if (from.has(field)) {
        meta.set(field, from.get(field).deepCopy());
      }
    }
    own(meta, owner);
    pod.set("spec", template.path("spec").deepCopy());
    return pod;
  }

  /** Makes {@code owner} the controller. */
  static void own(ObjectNode meta, Stored owner) {
    meta.putArray("ownerReferences")
        .addObject()
        .put("apiVersion", owner.key().type().apiVersion())
        .put("kind", owner.key().type().kind())
        .put("name", owner.key().name())
        .put("uid", Trees.uid(owner.tree()))
        .put("controller", true)
        .put("blockOwnerDeletion", true);
  }

  /** Names the controller of this type whose pod or dependent changed. */
  static void ownerOf(Change change, ResourceType type, Consumer<ObjectKey> keys) {
    ownerOf(change, change.old(), type, keys);
    ownerOf(change, change.now(), type, keys);
  }

  private static void ownerOf(
      Change change, JsonNode object, ResourceType type, Consumer<ObjectKey> keys) {
    Trees.controller(object)
        .filter(o -> Trees.text(o, "kind").equals(type.kind()))
        .ifPresent(
            o -> keys.accept(new ObjectKey(type, change.key().namespace(), Trees.text(o, "name"))));
  }
}
