package dev.pawl.simulator;

import dev.pawl.simulator.store.Trees;
import java.util.List;

/** What a fresh cluster has. */
final class SystemObjects {
  private SystemObjects() {}

  static void create(Objects objects) {
    for (String name : List.of("default", "kube-system", "kube-public", "kube-node-lease")) {
      objects.create(ClusterBuilder.named("v1", "Namespace", "", name));
    }
    objects.create(
        ClusterBuilder.named("scheduling.k8s.io/v1", "PriorityClass", "", "system-node-critical")
            .put("value", 2_000_001_000));
    objects.create(
        ClusterBuilder.named("v1", "ConfigMap", "kube-system", "kube-root-ca.crt")
            .set("data", Trees.object()));
  }
}
