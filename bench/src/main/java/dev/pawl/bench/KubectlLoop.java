package dev.pawl.bench;

import dev.pawl.testbed.FakeNode;
import dev.pawl.testbed.KubeCluster;
import java.nio.file.Path;
import java.util.OptionalInt;

/** A person's loop: a new node, wait for it, {@code kubectl drain} the old one, delete it, next. */
record KubectlLoop(int nodes) implements Contender {

  private static final String ZONE = "topology.kubernetes.io/zone";

  @Override
  public String name() {
    return "kubectl drain loop";
  }

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public String userAgent() {
    return "kubectl";
  }

  /** Once: nothing is promised of it that a median would have to back. */
  @Override
  public int rounds(int asked) {
    return 1;
  }

  @Override
  public Run prepare(KubeCluster cluster, Path folder) {
    return new Run() {
      @Override
      public void go() {
        for (int i = 0; i < nodes; i++) {
          replace(cluster, Work.POOL + "-" + i, Work.POOL + "-new-" + i, "zone-" + i % 3);
        }
      }

      @Override
      public OptionalInt actions() {
        return OptionalInt.empty();
      }

      @Override
      public void close() {}
    };
  }

  private static void replace(KubeCluster cluster, String old, String fresh, String zone) {
    // Its label of a zone too: the scheduler spreads pods otherwise where there is none.
    FakeNode node = FakeNode.of(fresh, Work.NEW, Work.POOL).withLabel(ZONE, zone);
    cluster.kubectlWith(node.json(), "create", "-f", "-");
    cluster.kubectl("wait", "node/" + fresh, "--for=condition=Ready", "--timeout=5m");
    cluster.kubectl("drain", old, "--ignore-daemonsets", "--delete-emptydir-data");
    cluster.kubectl("delete", "node", old);
  }
}
