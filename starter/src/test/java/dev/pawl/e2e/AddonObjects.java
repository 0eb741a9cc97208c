package dev.pawl.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** A small addon: one object that is changed, one that is added to, and one that is new. */
final class AddonObjects {

  static final String BEFORE =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: addon-settings, namespace: default, labels: {tier: old}}
      data: {mode: old, kept: "yes"}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: addon, namespace: default}
      spec: {selector: {app: addon}, ports: [{name: http, port: 80}]}
      """;

  static final String AFTER =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: addon-settings, namespace: default, annotations: {by: addon}}
      data: {mode: new, more: "1"}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: addon, namespace: default}
      spec:
        selector: {app: addon}
        ports: [{name: http, port: 8080}, {name: metrics, port: 9090}]
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: addon-new, namespace: default}
      data: {a: b}
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  private AddonObjects() {}

  /** As they are before an upgrade, Pawl's already. */
  static void apply(Rig rig) {
    rig.cluster().kubectlWith(BEFORE, "apply", "--server-side", "--field-manager=pawl", "-f", "-");
  }

  static void delete(Rig rig) {
    rig.cluster()
        .kubectl(
            "delete", "cm/addon-settings", "cm/addon-new", "svc/addon", "--ignore-not-found=true");
  }

  /** By name, without what every write changes. */
  static Map<String, ObjectNode> read(Rig rig) {
    String list =
        rig.cluster()
            .kubectl(
                "get",
                "cm/addon-settings",
                "cm/addon-new",
                "svc/addon",
                "--ignore-not-found",
                "-o",
                "json");
    Map<String, ObjectNode> objects = new TreeMap<>();
    try {
      for (JsonNode item : JSON.readTree(list).path("items")) {
        ObjectNode object = item.deepCopy();
        object.withObject("/metadata").remove("managedFields");
        object.withObject("/metadata").remove("resourceVersion");
        objects.put(
            object.path("kind").asText() + "/" + object.at("/metadata/name").asText(), object);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return objects;
  }
}
