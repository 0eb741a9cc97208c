package dev.pawl.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.e2e.Observation.SeenNode;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.RequiresTestbed;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The main job: 30 nodes, 300 pods, 1.35.4 to 1.36.3, for real. */
@RequiresTestbed
@Timeout(900)
class UpgradeOnServersIT {

  private static final int PODS = 300;

  @TempDir Path folder;

  @Test
  void shouldUpgradeThirtyNodesInThreePools() {
    KubeCluster.Options options =
        KubeCluster.Options.defaults()
            .withNodeBootDelay(Duration.ofSeconds(1))
            .withPodEndDelay(Duration.ofSeconds(1));
    try (Rig rig = Rig.start(folder, options)) {
      rig.pool("a", 10);
      rig.pool("b", 10);
      rig.pool("c", 10);
      for (int i = 0; i < 14; i++) {
        rig.apply(Workloads.deployment("web-" + i, 20, 4));
      }
      rig.apply(Workloads.statefulSet("db", 20));
      rig.apply(Workloads.daemonSet("agent"));
      rig.awaitPods(PODS + 30);
      rig.startWorker();
      try (Observer observer = Observer.watch(rig.cluster(), rig.pools(), 2, 0)) {
        long begun = System.nanoTime();
        rig.startUpgrade(rig.spec("prod-eu", "{maxSurge: 2, maxUnavailable: 0}", ""));

        String state = rig.awaitState("prod-eu", Duration.ofMinutes(8), "Succeeded", "Held");

        double seconds = (System.nanoTime() - begun) / 1e9;
        assertThat(state).as("%s", rig.status("prod-eu")).isEqualTo("Succeeded");
        Observation end = observer.lookNow();
        double moves = observer.moves(PODS) / (double) PODS;
        System.out.printf(
            "30 nodes, %d pods: %.1f s, %.3f moves per pod, %d looks (%d missed)%n",
            PODS, seconds, moves, observer.looks(), observer.missed());
        assertThat(observer.violations()).isEmpty();
        assertThat(end.nodes()).hasSize(30);
        assertThat(end.nodes().values())
            .allMatch(n -> n.version().equals(Rig.NEW))
            .allMatch(SeenNode::available)
            .allSatisfy(n -> assertThat(n.pawlMarks()).as("I5 on %s", n.name()).isEmpty());
        assertThat(observer.nodesEver()).as("I6: no machine made twice").hasSize(60);
        assertThat(moves).isLessThanOrEqualTo(1.05);
        assertThat(rig.cluster().kubectl("get", "lease", "-n", "kube-system", "-o", "name"))
            .doesNotContain("/pawl");
      }
    }
  }
}
