package dev.pawl.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.e2e.PawlProcess.Said;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.RequiresTestbed;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One upgrade, and what its checks find: before the start, which is refused; in the middle, where
 * it waits; and at the end, where it is told.
 */
@RequiresTestbed
@Timeout(300)
class ChecksInARunIT {

  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final String GATE =
      """
      gates:
        - {name: look, after: pool, approval: {message: look at it}}
      """;

  @TempDir Path folder;

  @Test
  void shouldTellBeforeHoldInBetweenAndCompareInTheEnd() {
    KubeCluster.Options options =
        KubeCluster.Options.defaults()
            .withAudit()
            .withNodeBootDelay(Duration.ofSeconds(1))
            .withPodEndDelay(Duration.ofSeconds(1));
    try (Rig rig = Rig.start(folder, options)) {
      rig.pool("a", 1);
      rig.pool("b", 1);
      rig.awaitPods(0);
      rig.apply(barePodOn("b-0") + lostVolume("old"));
      rig.startWorker();
      Path spec = rig.spec("checked", "{maxSurge: 1}", GATE);

      refusedAsLongAsSomethingIsInTheWay(rig, spec);

      rig.startUpgrade(spec);
      held(rig, "Approval");
      rig.apply(barePodOn("b-0") + lostVolume("new"));
      approve(rig);
      JsonNode hold = held(rig, "CheckFailed");
      assertThat(hold.path("objects").toString()).isEqualTo("[\"Pod/default/bare\"]");
      assertThat(hold.path("message").asText()).startsWith("WL-BARE: Pod/default/bare ");
      assertThat(rig.status("checked").at("/holds/0/step").asText()).isEqualTo("pools/checks/b");
      assertThat(rig.cluster().kubectl("get", "node", "b-0", "-o", "yaml"))
          .doesNotContain("unschedulable");
      rig.cluster().kubectl("delete", "pod", "bare");
      held(rig, "Approval");
      approve(rig);

      rig.awaitState("checked", A_MINUTE, "Succeeded");
      assertThat(rig.status("checked").path("notices").toString())
          .contains("was not so before the upgrade: PV-STALE-VA VolumeAttachment/new ")
          .doesNotContain("VolumeAttachment/old");
    }
  }

  private static void refusedAsLongAsSomethingIsInTheWay(Rig rig, Path spec) {
    Said plan = rig.pawl("plan", "-f", spec.toString(), "-o", "json");
    assertThat(plan.code()).as(plan.err()).isEqualTo(5);
    assertThat(plan.json().path("blockers")).hasSize(1);
    assertThat(plan.json().at("/blockers/0/id").asText()).isEqualTo("WL-BARE");
    assertThat(plan.json().at("/blockers/0/objects/0").asText()).isEqualTo("Pod/default/bare");

    Said[] start = {null};
    Rig.await(
        A_MINUTE,
        "a worker to be there",
        () -> {
          start[0] = rig.pawl("start", "-f", spec.toString());
          return !start[0].err().contains("worker");
        });
    assertThat(start[0].code()).as(start[0].err()).isEqualTo(5);
    assertThat(start[0].err()).contains("nothing was changed", "WL-BARE: Pod/default/bare ");
    assertThat(rig.pawl("status", "-o", "json").json().path("items")).isEmpty();
    assertThat(rig.writes()).isZero();
    assertThat(rig.cluster().kubectl("get", "lease", "-n", "kube-system", "-o", "name"))
        .doesNotContain("/pawl");
    rig.cluster().kubectl("delete", "pod", "bare");
  }

  private static JsonNode held(Rig rig, String code) {
    return rig.awaitStatus("checked", A_MINUTE, code, s -> s.at("/hold/code").asText().equals(code))
        .path("hold");
  }

  private static void approve(Rig rig) {
    Said said = rig.pawl("approve", "checked");
    assertThat(said.code()).as(said.err()).isZero();
  }

  private static String barePodOn(String node) {
    return """
    apiVersion: v1
    kind: Pod
    metadata: {name: bare}
    spec:
      nodeName: %s
      containers: [{name: main, image: "app:1"}]
    ---
    """
        .formatted(node);
  }

  /** Attached to a node that is gone: a warning. */
  private static String lostVolume(String name) {
    return """
    apiVersion: storage.k8s.io/v1
    kind: VolumeAttachment
    metadata: {name: %s}
    spec: {attacher: disk.example, nodeName: gone, source: {persistentVolumeName: none}}
    ---
    """
        .formatted(name);
  }
}
