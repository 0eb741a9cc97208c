package dev.pawl.bench;

import dev.pawl.testbed.FakeNode;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.TestbedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
  private static final int ATTEMPTS = 5;

  int pods() {
    return budgets * REPLICAS;
  }

  /** Starts it, and waits until all pods are ready and all budgets know of them. */
  KubeCluster prepare(Path folder) {
    KubeCluster cluster = KubeCluster.start(folder, KubeCluster.Options.defaults().withAudit());
    cluster.addNodes(FakeNode.pool(POOL, nodes, OLD));
    await(cluster, List.of("node", "--all", "--for=condition=Ready"));
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < budgets; i++) {
      yaml.append(workload("web-" + i));
    }
    cluster.kubectlWith(yaml.toString(), "create", "-f", "-");
    awaitBudgets(cluster);
    return cluster;
  }

  private void awaitBudgets(KubeCluster cluster) {
    for (int first = 0; first < budgets; first += AT_A_TIME) {
      List<String> words = new ArrayList<>();
      words.add("--for=jsonpath={.status.currentHealthy}=" + REPLICAS);
      for (int i = first; i < Math.min(budgets, first + AT_A_TIME); i++) {
        words.add("pdb/web-" + i);
      }
      await(cluster, words);
    }
  }

  /** Again and again: on a busy machine it takes longer than one command of the testbed may. */
  private static void await(KubeCluster cluster, List<String> what) {
    List<String> words = new ArrayList<>(List.of("wait", "--timeout=100s"));
    words.addAll(what);
    for (int attempt = 1; ; attempt++) {
      try {
        cluster.kubectl(words.toArray(String[]::new));
        return;
      } catch (TestbedException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
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
