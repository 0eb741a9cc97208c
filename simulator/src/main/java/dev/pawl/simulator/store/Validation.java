package dev.pawl.simulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;

/** The few validations that a client of ours may run into. */
final class Validation {
  // RFC 1123 subdomain; RBAC names and CRDs are looser and are not held to it.
  private static final Pattern SUBDOMAIN =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

  private Validation() {}

  static void namespace(Store store, ObjectKey key) {
    if (!key.type().namespaced()) {
      return;
    }
    ObjectKey namespace = ObjectKey.cluster(ResourceCatalogue.NAMESPACES, key.namespace());
    Stored found = store.get(namespace).orElseThrow(() -> ApiError.notFound(namespace));
    if (Trees.isDeleting(found.tree())) {
      String why = "namespace %s is being terminated".formatted(key.namespace());
      throw ApiError.forbidden(
              key,
              "unable to create new content in namespace "
                  + key.namespace()
                  + " because it is being terminated")
          .because("NamespaceTerminating", why, "metadata.namespace");
    }
  }

  static void object(ObjectKey key, ObjectNode object) {
    if (key.name().isEmpty()) {
      throw ApiError.invalid(
          key, "metadata.name: Required value: name or generateName is required");
    }
    if (!key.type().group().startsWith("rbac.") && !SUBDOMAIN.matcher(key.name()).matches()) {
      throw ApiError.invalid(
          key,
          "metadata.name: Invalid value: \"%s\": a lowercase RFC 1123 subdomain must consist of"
                  .formatted(key.name())
              + " lower case alphanumeric characters, '-' or '.'");
    }
    if (key.type().equals(ResourceCatalogue.BUDGETS)) {
      JsonNode spec = object.path("spec");
      if (spec.hasNonNull("minAvailable") && spec.hasNonNull("maxUnavailable")) {
        throw ApiError.invalid(
            key, "spec: Invalid value: minAvailable and maxUnavailable cannot be both set");
      }
    }
    if (key.type().equals(ResourceCatalogue.PODS)
        && Trees.items(object.path("spec").path("containers")).isEmpty()) {
      throw ApiError.invalid(key, "spec.containers: Required value");
    }
  }

  /** Most of a pod's spec cannot change. */
  static void update(ObjectKey key, ObjectNode current, ObjectNode next) {
    if (!key.type().equals(ResourceCatalogue.PODS)
        || current.path("spec").equals(next.path("spec"))
        || fixed(current).equals(fixed(next))
        || isBinding(current, next)) {
      return;
    }
    throw ApiError.invalid(
        key,
        "spec: Forbidden: pod updates may not change fields other than"
            + " `spec.containers[*].image`,`spec.initContainers[*].image`,"
            + "`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing"
            + " tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it"
            + " was previously negative)");
  }

  private static JsonNode fixed(ObjectNode pod) {
    ObjectNode spec = pod.path("spec").deepCopy();
    spec.remove(List.of("activeDeadlineSeconds", "tolerations", "schedulingGates"));
    for (String list : List.of("containers", "initContainers")) {
      Trees.items(spec.path(list)).forEach(c -> ((ObjectNode) c).remove("image"));
    }
    return spec;
  }

  // The scheduler writes the node through the binding subresource, which is this write here.
  private static boolean isBinding(ObjectNode current, ObjectNode next) {
    ObjectNode bound = fixed(next).deepCopy();
    bound.remove("nodeName");
    return Trees.text(current, "spec", "nodeName").isEmpty() && bound.equals(fixed(current));
  }
}
