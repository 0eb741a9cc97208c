package dev.pawl.bench;

import dev.pawl.testbed.FakeNode;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.KubeVersion;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The work: one pool of nodes a minor behind their control plane, with pods without budgets.
 *
 * @param nodes in the pool
 * @param pods on them, in Deployments of 20
 * @param boot from the creation of a node until it is Ready
 * @param podEnd from a pod's eviction until it is gone
 * @param podCpu what each pod asks for, in thousandths of a CPU; a node has eight
 */
public record Work(int nodes, int pods, Duration boot, Duration podEnd, int podCpu) {

  static final String POOL = "workers";
  static final String OLD = "1.35.4";
  static final String NEW = "1.36.3";

  private static final int REPLICAS = 20;
  private static final int USUAL_CPU = 100;

  /** What the figures of peers in the testbed's notes were measured with. */
  public static Work usual() {
    return of(20, 300);
  }

  /**
   * With machines that boot in a minute and pods that take two thirds of Kubernetes' usual grace of
   * 30 s: quick for real ones, but slow enough that the cores, which carry the cluster, Temporal
   * and the contender all at once, are not what is measured. With {@link #usual} they are: the
   * servers need some 80 ms of them for each pod that moves.
   */
  public static Work unhurried() {
    return new Work(20, 300, Duration.ofSeconds(60), Duration.ofSeconds(20), USUAL_CPU);
  }

  /** With machines far quicker than any real ones, so that what is lost between them shows. */
  public static Work of(int nodes, int pods) {
    return new Work(nodes, pods, Duration.ofSeconds(2), Duration.ofSeconds(1), USUAL_CPU);
  }

  /**
   * The usual one, but fifteen of its pods fill a node: what is evicted has no place but new nodes.
   */
  public static Work full() {
    Work usual = usual();
    return new Work(usual.nodes, usual.pods, usual.boot, usual.podEnd, 530);
  }

  /** A cluster with the nodes and all pods ready. */
  KubeCluster prepare(Path folder) {
    KubeCluster cluster =
        KubeCluster.start(
            folder,
            KubeCluster.Options.defaults()
                .withVersion(KubeVersion.V1_36_3)
                .withNodeBootDelay(boot)
                .withPodEndDelay(podEnd)
                .withAudit());
    cluster.addNodes(FakeNode.pool(POOL, nodes, OLD));
    ManyObjects.await(cluster, nodes, "nodes", ManyObjects.READY, "True");
    ManyObjects.create(cluster, deployments(), i -> deployment("web-" + i, podCpu));
    awaitPods(cluster);
    return cluster;
  }

  private int deployments() {
    return pods / REPLICAS;
  }

  void awaitPods(KubeCluster cluster) {
    String all = Integer.toString(REPLICAS);
    ManyObjects.await(cluster, deployments(), "deployments", "{.status.availableReplicas}", all);
  }

  private static String deployment(String name, int podCpu) {
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
                - {name: main, image: "app:1", resources: {requests: {cpu: %3$dm, memory: 64Mi}}}
        """
        .formatted(name, REPLICAS, podCpu);
  }
}
