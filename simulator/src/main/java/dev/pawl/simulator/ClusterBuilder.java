package dev.pawl.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.Trees;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Collects pools and workloads, then creates them: nodes first, Ready from the start. */
public final class ClusterBuilder {
  private final SimCluster cluster;
  private final List<ObjectNode> nodes = new ArrayList<>();
  private final List<ObjectNode> workloads = new ArrayList<>();

  ClusterBuilder(SimCluster cluster) {
    this.cluster = cluster;
  }

  /** A pool of nodes {@code name-0}, {@code name-1} … with the label {@code pool=name}. */
  public ClusterBuilder pool(String name, int size, UnaryOperator<NodePool> details) {
    nodes.addAll(details.apply(NodePool.named(name)).nodes(size, cluster.clock().now()));
    return this;
  }

  /** A Deployment with the label {@code app=name}. */
  public ClusterBuilder deployment(
      String namespace, String name, int replicas, UnaryOperator<Workload> details) {
    return add(details.apply(Workload.of("Deployment", namespace, name, replicas)));
  }

  /** A StatefulSet with the label {@code app=name}. */
  public ClusterBuilder statefulSet(
      String namespace, String name, int replicas, UnaryOperator<Workload> details) {
    return add(details.apply(Workload.of("StatefulSet", namespace, name, replicas)));
  }

  /** A DaemonSet with the label {@code app=name}. */
  public ClusterBuilder daemonSet(String namespace, String name, UnaryOperator<Workload> details) {
    return add(details.apply(Workload.of("DaemonSet", namespace, name, 0)));
  }

  /** A pod without a controller, with the label {@code app=name}. */
  public ClusterBuilder barePod(String namespace, String name, UnaryOperator<Workload> details) {
    return add(details.apply(Workload.of("Pod", namespace, name, 1)));
  }

  /** Any other object. */
  public ClusterBuilder object(String json) {
    workloads.add(Trees.parse(json));
    return this;
  }

  /** Creates everything, and the namespaces it needs. */
  public SimCluster create() {
    nodes.forEach(cluster.objects()::create);
    for (ObjectNode object : workloads) {
      String namespace = Trees.namespace(object);
      boolean missing =
          !namespace.isEmpty() && cluster.objects().get("Namespace", "", namespace).isEmpty();
      if (missing) {
        cluster.objects().create(named("v1", "Namespace", "", namespace));
      }
      cluster.objects().create(object);
    }
    return cluster;
  }

  /**
   * {@link #create}, then waits until all pods are Ready. A manual clock is advanced for it.
   *
   * @throws IllegalStateException when they are not Ready within this wall time; names one
   */
  public SimCluster createAndWait(Duration wall) {
    create();
    Readiness.await(cluster, wall);
    return cluster;
  }

  private ClusterBuilder add(Workload workload) {
    workloads.addAll(workload.objects());
    return this;
  }

  static ObjectNode named(String apiVersion, String kind, String namespace, String name) {
    ObjectNode object = Trees.object().put("apiVersion", apiVersion).put("kind", kind);
    ObjectNode meta = object.putObject("metadata").put("name", name);
    if (!namespace.isEmpty()) {
      meta.put("namespace", namespace);
    }
    return object;
  }
}
