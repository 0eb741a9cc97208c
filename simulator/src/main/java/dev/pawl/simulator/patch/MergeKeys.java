package dev.pawl.simulator.patch;

import dev.pawl.simulator.store.ResourceType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The lists that a strategic merge patch merges instead of replacing, from the {@code
 * patchMergeKey} tags of k8s.io/api v0.36.3. Field names are unique in meaning but for {@code
 * ports}.
 */
final class MergeKeys {
  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("addresses", "type"),
          Map.entry("allocatedResourcesStatus", "name"),
          Map.entry("conditions", "type"),
          Map.entry("containers", "name"),
          Map.entry("env", "name"),
          Map.entry("ephemeralContainers", "name"),
          Map.entry("hostAliases", "ip"),
          Map.entry("hostIPs", "ip"),
          Map.entry("imagePullSecrets", "name"),
          Map.entry("initContainers", "name"),
          Map.entry("ownerReferences", "uid"),
          Map.entry("podIPs", "ip"),
          Map.entry("resourceClaims", "name"),
          Map.entry("schedulingGates", "name"),
          Map.entry("secrets", "name"),
          Map.entry("topologySpreadConstraints", "topologyKey"),
          Map.entry("volumeDevices", "devicePath"),
          Map.entry("volumeMounts", "mountPath"),
          Map.entry("volumes", "name"));
  // Lists of plain values that merge as sets.
  private static final Set<String> SETS = Set.of("finalizers", "podCIDRs");
  // Kinds whose Go types carry no tag for conditions: they are custom resources underneath.
  private static final Set<String> UNTYPED =
      Set.of("apiextensions.k8s.io", "apiregistration.k8s.io");

  private MergeKeys() {}

  /** The field that tells the elements of a list apart; empty where the list is replaced. */
  static Optional<String> of(ResourceType type, String field) {
    if (UNTYPED.contains(type.group()) && field.equals("conditions")) {
      return Optional.empty();
    }
    if (field.equals("ports")) {
      return Optional.of(type.kind().equals("Service") ? "port" : "containerPort");
    }
    return Optional.ofNullable(KEYS.get(field));
  }

  static boolean isSet(String field) {
    return SETS.contains(field);
  }
}
