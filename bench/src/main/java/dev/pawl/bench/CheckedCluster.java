package dev.pawl.bench;

import dev.pawl.testbed.FakeNode;
import dev.pawl.testbed.KubeCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A cluster to look at: one pool, Deployments of 20 pods, and a budget for each Deployment. Nothing
 * in it stands in an upgrade's way.
 */
record CheckedCluster(int nodes, int budgets) {

  static final String POOL = "workers";
  static final String TARGET = "1.36.3";

  private static final String OLD = "1.35.4";
  private static final int REPLICAS = 20;
  private static final int AT_A_TIME = 50;
  private static final Duration MOST = Duration.ofMinutes(15);
  private static final String READY = "{.status.conditions[?(@.type==\"Ready\")].status}";

  int pods() {
    return budgets * REPLICAS;
  }

  /** Starts it, and waits until all pods are ready and all budgets know of them. */
  KubeCluster prepare(Path folder) {
    KubeCluster cluster = KubeCluster.start(folder, KubeCluster.Options.defaults().withAudit());
    cluster.addNodes(FakeNode.pool(POOL, nodes, OLD));
    await(nodes, "True", () -> each(cluster, "nodes", READY));
    create(cluster);
    String healthy = Integer.toString(REPLICAS);
    await(budgets, healthy, () -> each(cluster, "pdb", "{.status.currentHealthy}"));
    return cluster;
  }

  /** Some at a time: the testbed gives a command two minutes. */
  private void create(KubeCluster cluster) {
    for (int first = 0; first < budgets; first += AT_A_TIME) {
      cluster.kubectlWith(
          IntStream.range(first, Math.min(budgets, first + AT_A_TIME))
              .mapToObj(i -> workload("web-" + i))
              .collect(Collectors.joining()),
          "create",
          "-f",
          "-");
    }
  }

  /** One word of each object. */
  private static List<String> each(KubeCluster cluster, String kind, String word) {
    String all = "jsonpath={range .items[*]}" + word + "{\"\\n\"}{end}";
    return cluster.kubectl("get", kind, "-o", all).lines().toList();
  }

  /** In one list, again and again: kubectl's own wait takes a tenth of a second for each object. */
  private static void await(int count, String word, Supplier<List<String>> look) {
    Instant latest = Instant.now().plus(MOST);
    while (Collections.frequency(look.get(), word) < count) {
      if (Instant.now().isAfter(latest)) {
        throw new IllegalStateException("not so within %s: %s".formatted(MOST, look.get()));
      }
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
    }
  }

  private static String workload(String name) {
    return """
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: %1$s}
        spec:
          replicas: %2$d
          selector: {matchLabels: {app: %1$s}}
          template:
            metadata: {labels: {app: %1$s}}
            spec:
              containers:
                - name: main
                  image: "app:1"
                  readinessProbe: {tcpSocket: {port: 80}}
                  resources: {requests: {cpu: 100m, memory: 64Mi}}
        ---
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: %1$s}
        spec: {maxUnavailable: 1, selector: {matchLabels: {app: %1$s}}}
        """
        .formatted(name, REPLICAS);
  }
}
