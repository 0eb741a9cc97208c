package dev.pawl.simulator.apply;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which lists are maps or sets and which objects are atomic, by field name, from the {@code
 * +listType}, {@code +listMapKey}, {@code +mapType} and {@code +structType} markers of k8s.io/api
 * v0.36.3. A list that is not named here is atomic.
 */
record FieldSchema(String kind) {
  private static final Map<String, List<String>> KEYS =
      Map.ofEntries(
          Map.entry("addresses", List.of("type")),
          Map.entry("conditions", List.of("type")),
          Map.entry("containers", List.of("name")),
          Map.entry("env", List.of("name")),
          Map.entry("ephemeralContainers", List.of("name")),
          Map.entry("hostAliases", List.of("ip")),
          Map.entry("hostIPs", List.of("ip")),
          Map.entry("imagePullSecrets", List.of("name")),
          Map.entry("initContainers", List.of("name")),
          Map.entry("ownerReferences", List.of("uid")),
          Map.entry("podIPs", List.of("ip")),
          Map.entry("resourceClaims", List.of("name")),
          Map.entry("schedulingGates", List.of("name")),
          Map.entry("secrets", List.of("name")),
          Map.entry("topologySpreadConstraints", List.of("topologyKey", "whenUnsatisfiable")),
          Map.entry("volumeDevices", List.of("devicePath")),
          Map.entry("volumeMounts", List.of("mountPath")),
          Map.entry("volumes", List.of("name")),
          Map.entry("webhooks", List.of("name")));
  private static final Set<String> SETS = Set.of("finalizers", "podCIDRs");
  private static final Set<String> ATOMIC =
      Set.of(
          "selector",
          "nodeSelector",
          "labelSelector",
          "namespaceSelector",
          "objectSelector",
          "requiredDuringSchedulingIgnoredDuringExecution",
          "fieldRef",
          "resourceFieldRef",
          "configMapKeyRef",
          "secretKeyRef",
          "configMapRef",
          "secretRef",
          "roleRef",
          "involvedObject");

  /** The fields that tell the elements of a list apart; empty where the list is no map. */
  List<String> keys(String list) {
    if (list.equals("ports")) {
      return kind.equals("Service")
          ? List.of("port", "protocol")
          : List.of("containerPort", "protocol");
    }
    return KEYS.getOrDefault(list, List.of());
  }

  boolean isSet(String list) {
    return SETS.contains(list);
  }

  boolean isAtomic(String object) {
    return ATOMIC.contains(object);
  }
}
