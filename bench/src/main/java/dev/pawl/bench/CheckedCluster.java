package dev.pawl.bench;

import dev.pawl.testbed.FakeNode;
import dev.pawl.testbed.KubeCluster;
import java.nio.file.Path;

/**
 * A cluster to look at: one pool, Deployments of 20 pods, and a budget for each Deployment. Nothing
 * in it stands in an upgrade's way.
 */
record CheckedCluster(int nodes, int budgets) {

  static final String POOL = "workers";
  static final String TARGET = "1.36.3";

  private static final String OLD = "1.35.4";
  private static final int REPLICAS = 20;

  int pods() {
    return budgets * REPLICAS;
  }

  /** Starts it, and waits until all pods are ready and all budgets know of them. */
  KubeCluster prepare(Path folder) {
    KubeCluster cluster = KubeCluster.start(folder, KubeCluster.Options.defaults().withAudit());
    cluster.addNodes(FakeNode.pool(POOL, nodes, OLD));
    ManyObjects.await(cluster, nodes, "nodes", ManyObjects.READY, "True");
    ManyObjects.create(cluster, budgets, i -> workload("web-" + i));
    String healthy = Integer.toString(REPLICAS);
    ManyObjects.await(cluster, budgets, "pdb", "{.status.currentHealthy}", healthy);
    return cluster;
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
