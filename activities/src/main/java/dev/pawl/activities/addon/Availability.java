package dev.pawl.activities.addon;

import dev.pawl.activities.addon.object.AddonObject;
import dev.pawl.activities.kube.ObjectName;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;

/** Whether any pod of a workload is available. */
final class Availability {

  /** The field of the status that counts them, by kind. */
  private static final Map<String, String> AVAILABLE =
      Map.of(
          "Deployment", "availableReplicas",
          "StatefulSet", "availableReplicas",
          "DaemonSet", "numberAvailable");

  private final KubernetesClient client;

  Availability(KubernetesClient client) {
    this.client = client;
  }

  /** A Job is done once it is: it is never away. */
  static boolean has(AddonObject object) {
    return object.isWorkload() && AVAILABLE.containsKey(object.kind());
  }

  boolean of(ObjectName workload) {
    GenericKubernetesResource there =
        client
            .genericKubernetesResources("apps/v1", workload.kind())
            .inNamespace(workload.namespace())
            .withName(workload.name())
            .get();
    return there != null
        && there.get("status", AVAILABLE.get(workload.kind())) instanceof Integer pods
        && pods > 0;
  }
}
