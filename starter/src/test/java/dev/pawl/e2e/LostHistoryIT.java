package dev.pawl.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.e2e.Observation.SeenNode;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.KubeVersion;
import dev.pawl.testbed.RequiresTestbed;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Everything Temporal knew is lost half-way: the marks on the cluster are enough to go on. */
@RequiresTestbed
@Timeout(300)
class LostHistoryIT {

  private static final Duration ENOUGH = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void shouldTakeOverWhatALostUpgradeLeft() {
    KubeCluster.Options options =
        KubeCluster.Options.defaults()
            .withVersion(KubeVersion.V1_36_3)
            .withNodeBootDelay(Duration.ofSeconds(1))
            .withPodEndDelay(Duration.ofSeconds(1));
    try (Rig rig = Rig.start(folder, options)) {
      rig.pool("a", 4);
      rig.apply(Workloads.slowDeployment("web", 12, 2, 2));
      rig.awaitPods(12);
      rig.startWorker();
      try (Observer observer = Observer.watch(rig.cluster(), rig.pools(), 1, 0)) {
        Path spec = rig.spec("lost", "{maxSurge: 1}", "");
        rig.startUpgrade(spec);
        Rig.await(
            ENOUGH,
            "one node to be gone and another to be drained",
            () -> observer.nodesEver().size() > 5 && draining(observer.last()));

        rig.temporal().cli("workflow", "terminate", "--workflow-id", rig.workflowId());
        rig.killWorker();
        rig.temporal().killHard();
        rig.temporal().deleteDatabase();
        rig.temporal().restart();
        assertThat(observer.lookNow().nodes().values())
            .as("a drain was left half-done")
            .anyMatch(SeenNode::unschedulable);
        rig.startWorker();
        rig.startUpgrade(spec);

        rig.awaitState("lost", ENOUGH, "Succeeded");
        JsonNode notices = rig.status("lost").path("notices");
        System.out.println("notices: " + notices);
        assertThat(notices.toString()).contains("was lost", "are taken over");
        Observation end = observer.lookNow();
        rig.assertNothingLeft(end);
        assertThat(end.nodes().values()).allMatch(n -> n.version().equals(Rig.NEW));
        assertThat(observer.nodesEver()).as("no machine made twice").hasSize(8);
        assertThat(observer.violations()).isEmpty();
      }
    }
  }

  private static boolean draining(Observation look) {
    return look.nodes().values().stream().anyMatch(SeenNode::unschedulable);
  }
}
