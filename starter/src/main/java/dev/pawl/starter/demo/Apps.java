package dev.pawl.starter.demo;

import dev.pawl.simulator.ClusterBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What runs on a demo's cluster: Deployments and a StatefulSet, each with a budget, and a
 * DaemonSet.
 *
 * @param deployments how many
 * @param replicas of each of them
 */
record Apps(int deployments, int replicas) {

  static final String NAMESPACE = "shop";

  private static final String STATEFUL = "db";
  private static final int MEMBERS = 5;
  private static final int MAY_BE_AWAY = 5;

  /** How many pods of an app must be healthy at every instant, by the app's name. */
  Map<String, Integer> atLeast() {
    Map<String, Integer> least = new LinkedHashMap<>();
    for (int i = 0; i < deployments; i++) {
      least.put("app-" + i, replicas - away());
    }
    least.put(STATEFUL, MEMBERS - 1);
    return least;
  }

  void addTo(ClusterBuilder builder) {
    for (int i = 0; i < deployments; i++) {
      builder.deployment(
          NAMESPACE,
          "app-" + i,
          replicas,
          w -> w.requests("250m", "256Mi").minAvailable(Integer.toString(replicas - away())));
    }
    builder.statefulSet(
        NAMESPACE,
        STATEFUL,
        MEMBERS,
        w -> w.requests("500m", "1Gi").minAvailable(Integer.toString(MEMBERS - 1)));
    builder.daemonSet("kube-system", "node-agent", w -> w.requests("50m", "64Mi").toleratesAll());
  }

  private int away() {
    return Math.max(1, replicas / MAY_BE_AWAY);
  }
}
