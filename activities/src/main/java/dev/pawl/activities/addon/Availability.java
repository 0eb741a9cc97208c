package dev.pawl.activities.addon;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import java.util.Set;

/** Whether any pod of a workload is available. */
final class Availability {

  private static final Set<String> KINDS = Set.of("Deployment", "StatefulSet", "DaemonSet");

  private final KubernetesClient client;

  Availability(KubernetesClient client) {
    this.client = client;
  }

  /** A Job is done once it is: it is never away. */
  static boolean has(AddonObject object) {
    return object.isWorkload() && KINDS.contains(object.kind());
  }

  boolean of(AddonObject object) {
    String ns = object.namespace();
    String name = object.name();
    Integer available =
        switch (object.kind()) {
          case "Deployment" ->
              Optional.ofNullable(client.apps().deployments().inNamespace(ns).withName(name).get())
                  .map(d -> d.getStatus())
                  .map(s -> s.getAvailableReplicas())
                  .orElse(null);
          case "StatefulSet" ->
              Optional.ofNullable(client.apps().statefulSets().inNamespace(ns).withName(name).get())
                  .map(d -> d.getStatus())
                  .map(s -> s.getAvailableReplicas())
                  .orElse(null);
          default ->
              Optional.ofNullable(client.apps().daemonSets().inNamespace(ns).withName(name).get())
                  .map(d -> d.getStatus())
                  .map(s -> s.getNumberAvailable())
                  .orElse(null);
        };
    return available != null && available > 0;
  }
}
