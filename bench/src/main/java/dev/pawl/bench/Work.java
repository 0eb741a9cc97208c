package dev.pawl.bench;

import dev.pawl.testbed.FakeNode;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.KubeVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The work: one pool of nodes a minor behind their control plane, with pods without budgets. A new
 * machine is Ready after 2 s, a pod ends 1 s after it was told to.
 *
 * @param nodes in the pool
 * @param pods on them, in Deployments of 20
 */
public record Work(int nodes, int pods) {

  static final String POOL = "workers";
  static final String OLD = "1.35.4";
  static final String NEW = "1.36.3";

  private static final int REPLICAS = 20;
  private static final int AT_A_TIME = 50;

  /** What the figures of peers in the design were measured with: 20 nodes, 300 pods. */
  public static Work usual() {
    return new Work(20, 300);
  }

  /** A cluster with the nodes and all pods ready. */
  KubeCluster prepare(Path folder) {
    KubeCluster cluster =
        KubeCluster.start(
            folder,
            KubeCluster.Options.defaults()
                .withVersion(KubeVersion.V1_36_3)
                .withNodeBootDelay(Duration.ofSeconds(2))
                .withPodEndDelay(Duration.ofSeconds(1))
                .withAudit());
    cluster.addNodes(FakeNode.pool(POOL, nodes, OLD));
    ClusterWait.await(cluster, nodes, "nodes", ClusterWait.READY, "True");
    create(cluster);
    awaitPods(cluster);
    return cluster;
  }

  /** Some at a time: the testbed gives a command two minutes. */
  private void create(KubeCluster cluster) {
    for (int first = 0; first < deployments(); first += AT_A_TIME) {
      cluster.kubectlWith(
          IntStream.range(first, Math.min(deployments(), first + AT_A_TIME))
              .mapToObj(i -> deployment("web-" + i))
              .collect(Collectors.joining()),
          "create",
          "-f",
          "-");
    }
  }

  private int deployments() {
    return pods / REPLICAS;
  }

  void awaitPods(KubeCluster cluster) {
    String all = Integer.toString(REPLICAS);
    ClusterWait.await(cluster, deployments(), "deployments", "{.status.availableReplicas}", all);
  }

  private static String deployment(String name) {
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
                - {name: main, image: "app:1", resources: {requests: {cpu: 100m, memory: 64Mi}}}
        """
        .formatted(name, REPLICAS);
  }
}
