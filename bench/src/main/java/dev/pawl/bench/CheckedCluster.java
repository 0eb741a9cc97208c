package dev.pawl.bench;

import dev.pawl.testbed.FakeNode;
import dev.pawl.testbed.KubeCluster;
import java.nio.file.Path;
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

  int pods() {
    return budgets * REPLICAS;
  }

  /** Starts it, and waits until all pods are ready and all budgets know of them. */
  KubeCluster prepare(Path folder) {
    KubeCluster cluster = KubeCluster.start(folder, KubeCluster.Options.defaults().withAudit());
    cluster.addNodes(FakeNode.pool(POOL, nodes, OLD));
    ClusterWait.await(cluster, nodes, "nodes", ClusterWait.READY, "True");
    create(cluster);
    String healthy = Integer.toString(REPLICAS);
    ClusterWait.await(cluster, budgets, "pdb", "{.status.currentHealthy}", healthy);
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
