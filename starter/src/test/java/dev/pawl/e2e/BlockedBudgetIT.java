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

/** A budget that never lets a pod go is named, and nothing has to be done once it does. */
@RequiresTestbed
@Timeout(300)
class BlockedBudgetIT {

  private static final Duration SHOWN_WITHIN = Duration.ofSeconds(15);

  @TempDir Path folder;

  @Test
  void shouldNameTheBlockAndGoOnWhenTheBudgetIsMended() {
    KubeCluster.Options options =
        KubeCluster.Options.defaults()
            .withVersion(KubeVersion.V1_36_3)
            .withNodeBootDelay(Duration.ofSeconds(1))
            .withPodEndDelay(Duration.ofSeconds(1));
    try (Rig rig = Rig.start(folder, options)) {
      rig.pool("a", 3);
      rig.apply(Workloads.deployment("web", 3, 0));
      rig.awaitPods(3);
      rig.startWorker();
      try (Observer observer = Observer.watch(rig.cluster(), rig.pools(), 1, 0)) {
        String accepted = Rig.accepting("PDB-STRUCTURAL PodDisruptionBudget/default/web");
        rig.startUpgrade(rig.spec("blocked", "{maxSurge: 1}", accepted));
        Rig.await(Duration.ofMinutes(1), "a drain to begin", () -> drainBegun(observer) > 0);

        JsonNode status =
            rig.awaitStatus(
                "blocked", SHOWN_WITHIN, "a hold to be shown", s -> !s.path("hold").isNull());

        long shownAfter = System.currentTimeMillis() - drainBegun(observer);
        System.out.printf("hold shown after %d ms: %s%n", shownAfter, status.path("hold"));
        assertThat(shownAfter).isLessThan(SHOWN_WITHIN.toMillis());
        JsonNode hold = status.path("hold");
        assertThat(hold.path("code").asText()).isEqualTo("BudgetNeverAllows");
        assertThat(hold.path("objects").toString())
            .contains("\"PodDisruptionBudget/default/web\"", "\"Pod/default/web-");
        assertThat(hold.path("message").asText()).contains("default/web");
        assertThat(status.path("notices").toString())
            .contains("accepted by ", "PDB-STRUCTURAL PodDisruptionBudget/default/web until ");

        rig.cluster().kubectl("patch", "pdb", "web", "-p", "{\"spec\": {\"maxUnavailable\": 1}}");
        String state = rig.awaitState("blocked", Duration.ofMinutes(2), "Succeeded");

        assertThat(state).isEqualTo("Succeeded");
        assertThat(observer.violations()).isEmpty();
        Observation end = observer.lookNow();
        rig.assertNothingLeft(end);
        assertThat(end.nodes().values()).allMatch(n -> n.version().equals(Rig.NEW));
      }
    }
  }

  /** When a node was first seen cordoned; 0 where none was. */
  private static long drainBegun(Observer observer) {
    return observer.all().stream()
        .filter(look -> look.nodes().values().stream().anyMatch(SeenNode::unschedulable))
        .findFirst()
        .map(Observation::millis)
        .orElse(0L);
  }
}
