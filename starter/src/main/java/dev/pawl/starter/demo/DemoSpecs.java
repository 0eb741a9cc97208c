package dev.pawl.starter.demo;

/** The upgrade.yaml of each act. */
final class DemoSpecs {

  private static final String HEAD =
      """
      apiVersion: pawl.dev/v1alpha1
      kind: ClusterUpgrade
      metadata: {name: demo}
      spec:
        target: {version: 1.36.3}
      """;

  private DemoSpecs() {}

  static String hundred() {
    StringBuilder yaml = new StringBuilder(HEAD);
    yaml.append(
        """
          controlPlane:
            driver: exec
            exec: {upgrade: ["./swap.sh"], rollback: ["./swap.sh"]}
          pools:
            items:
        """);
    DemoCluster.hundred()
        .keySet()
        .forEach(
            name ->
                yaml.append(
                    """
                          - name: %1$s
                            selector: {matchLabels: {pool: %1$s}}
                            driver: kwok
                            strategy: {maxSurge: 10, canary: {nodes: 1}}
                    """
                        .formatted(name)));
    return yaml.toString();
  }

  static String dozen() {
    return HEAD
        + """
          onFailure: rollback
          rollback: {scope: pool}
          controlPlane:
            driver: exec
            exec: {upgrade: ["./swap.sh"], rollback: ["./swap.sh"]}
          pools:
            items:
              - name: workers
                selector: {matchLabels: {pool: workers}}
                driver: kwok
                strategy: {maxSurge: 2, readyTimeout: 8s}
        """;
  }
}
