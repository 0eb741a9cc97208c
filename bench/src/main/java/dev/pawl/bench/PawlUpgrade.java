package dev.pawl.bench;

import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.TemporalServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * Pawl, with a worker and a Temporal of its own.
 *
 * @param taint how strongly old nodes keep pods away, as the spec has it
 */
record PawlUpgrade(int maxSurge, String taint) implements Contender {

  PawlUpgrade(int maxSurge) {
    this(maxSurge, "soft");
  }

  @Override
  public String name() {
    return "Pawl, maxSurge " + maxSurge + (taint.equals("soft") ? "" : ", taint " + taint);
  }

  @Override
  public int lanes() {
    return maxSurge;
  }

  @Override
  public String userAgent() {
    return "fabric8-kubernetes-client";
  }

  @Override
  public int rounds(int asked) {
    return asked;
  }

  @Override
  public Run prepare(KubeCluster cluster, Path folder) {
    try {
      Path spec = Files.writeString(folder.resolve("upgrade.yaml"), yaml());
      TemporalServer temporal =
          TemporalServer.start(Files.createDirectories(folder.resolve("temporal")));
      PawlProgram pawl = new PawlProgram(folder, cluster.kubeconfig(), temporal.address());
      Process worker = pawl.worker();
      return new Running(cluster, temporal, pawl, worker, spec);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String yaml() {
    return """
    apiVersion: pawl.dev/v1alpha1
    kind: ClusterUpgrade
    metadata: {name: bench}
    spec:
      target: {version: %s}
      pools:
        items:
          - name: %2$s
            selector: {matchLabels: {pool: %2$s}}
            driver: kwok
            strategy: {maxSurge: %3$d, taint: %4$s}
    """
        .formatted(Work.NEW, Work.POOL, maxSurge, taint);
  }

  private record Running(
      KubeCluster cluster, TemporalServer temporal, PawlProgram pawl, Process worker, Path spec)
      implements Run {

    @Override
    public void go() {
      pawl.run("start", "-f", spec.toString(), "--watch");
    }

    @Override
    public OptionalInt actions() {
      String uid =
          cluster.kubectl("get", "namespace", "kube-system", "-o", "jsonpath={.metadata.uid}");
      return OptionalInt.of(
          Histories.of(temporal.address(), "upgrade/" + uid, "upgrade/" + uid + "/" + Work.POOL)
              .actions());
    }

    @Override
    public void close() {
      worker.destroyForcibly();
      worker.onExit().join();
      temporal.close();
    }
  }
}
