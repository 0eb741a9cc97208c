package dev.pawl.e2e;

/** Manifests of what runs in the test clusters. */
final class Workloads {

  private Workloads() {}

  /** A Deployment, and a budget of the same name that lets that many pods go at once. */
  static String deployment(String name, int replicas, int maxUnavailable) {
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: %1$s}
    spec:
      replicas: %2$d
      selector: {matchLabels: {app: %1$s}}
      template:
        metadata: {labels: {app: %1$s}}
        spec:
          containers: [{name: main, image: "app:1", resources: {requests: {cpu: 100m, memory: 64Mi}}}]
    ---
    %3$s
    """
        .formatted(name, replicas, budget(name, maxUnavailable));
  }

  /** As {@link #deployment}, with pods that take that long to become ready: its drains last. */
  static String slowDeployment(String name, int replicas, int maxUnavailable, int seconds) {
    return deployment(name, replicas, maxUnavailable)
        .replace(
            "metadata: {labels: {app: " + name + "}}",
            "metadata: {labels: {app: %s}, annotations: {pawl.dev.test/delay: %ds}}"
                .formatted(name, seconds));
  }

  static String budget(String name, int maxUnavailable) {
    return """
    apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata: {name: %1$s}
    spec: {maxUnavailable: %2$d, selector: {matchLabels: {app: %1$s}}}
    ---
    """
        .formatted(name, maxUnavailable);
  }

  static String statefulSet(String name, int replicas) {
    return """
    apiVersion: apps/v1
    kind: StatefulSet
    metadata: {name: %1$s}
    spec:
      replicas: %2$d
      serviceName: %1$s
      podManagementPolicy: Parallel
      selector: {matchLabels: {app: %1$s}}
      template:
        metadata: {labels: {app: %1$s}}
        spec:
          containers: [{name: main, image: "app:1", resources: {requests: {cpu: 100m, memory: 64Mi}}}]
    ---
    %3$s
    """
        .formatted(name, replicas, budget(name, 1));
  }

  static String daemonSet(String name) {
    return """
    apiVersion: apps/v1
    kind: DaemonSet
    metadata: {name: %1$s}
    spec:
      selector: {matchLabels: {app: %1$s}}
      template:
        metadata: {labels: {app: %1$s}}
        spec:
          containers: [{name: main, image: "agent:1"}]
    ---
    """
        .formatted(name);
  }
}
