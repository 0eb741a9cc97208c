package dev.pawl.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.e2e.PawlProcess.Said;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.KubeVersion;
import dev.pawl.testbed.RequiresTestbed;
import dev.pawl.testbed.TestbedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Machines that cannot be made, and machines that are no good. */
@RequiresTestbed
@Timeout(300)
class MachineTroubleIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration ENOUGH = Duration.ofMinutes(2);

  /** Refuses every new node, in the words of a quota that is used up. */
  private static final String NO_ROOM =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicy
      metadata: {name: no-room}
      spec:
        failurePolicy: Fail
        matchConstraints:
          resourceRules:
            - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [nodes]}
        validations:
          - {expression: "false", message: "exceeded quota: no more machines", reason: Forbidden}
      ---
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicyBinding
      metadata: {name: no-room}
      spec: {policyName: no-room, validationActions: [Deny]}
      """;

  private static final String NODE = "{apiVersion: v1, kind: Node, metadata: {name: probe}}";

  /** Its pod on a new node never becomes ready: none has that much room. */
  private static final String HUGE_AGENT =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: agent}
      spec:
        selector: {matchLabels: {app: agent}}
        template:
          metadata: {labels: {app: agent}}
          spec:
            containers: [{name: main, image: "agent:1", resources: {requests: {cpu: "9000"}}}]
      """;

  @TempDir static Path folder;
  private static Rig rig;

  @BeforeAll
  static void start() {
    rig =
        Rig.start(
            folder,
            KubeCluster.Options.defaults()
                .withVersion(KubeVersion.V1_36_3)
                .withNodeBootDelay(Duration.ofSeconds(1))
                .withPodEndDelay(Duration.ofSeconds(1)));
    rig.startWorker();
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @AfterEach
  void clear() {
    rig.clear();
  }

  @Test
  void shouldGoOnWithoutAMachineWhereNoneCanBeMadeAndWithManyWhereTheyCan() {
    rig.pool("a", 5);
    rig.apply(NO_ROOM);
    Rig.await(SOON, "no room for another node", () -> !hasRoom());
    try (Observer observer = Observer.watch(rig.cluster(), rig.pools(), 3, 1)) {
      rig.startUpgrade(
          rig.spec("room", "{maxSurge: 2, maxUnavailable: 1, canary: {nodes: 0}}", ""));
      JsonNode held = rig.awaitStatus("room", SOON, "the hold", s -> isHeldBy(s, "NoCapacity"));
      assertThat(held.path("hold").path("message").asText()).contains("exceeded quota");
      Rig.await(SOON, "one node fewer", () -> observer.lookNow().nodes().size() == 4);

      Said order = rig.pawl("concurrency", "room", "--pool", "a", "--max-surge", "3");
      assertThat(order.out()).contains("pool a of room: maxSurge 3, maxUnavailable 1");
      Said refused = rig.pawl("concurrency", "room", "--pool", "a", "--max-surge", "6");
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.err()).contains("maxSurge 6 is more than pool a has: 5 nodes");
      JsonNode pool = rig.status("room").path("pools").path(0);
      assertThat(pool.at("/concurrency/maxSurge").asText()).isEqualTo("3");
      assertThat(pool.at("/concurrency/setBy").asText()).isNotEmpty();
      rig.killWorker();
      rig.startWorker();
      rig.cluster()
          .kubectl("delete", "validatingadmissionpolicybinding,validatingadmissionpolicy", "--all");

      assertThat(rig.awaitState("room", ENOUGH, "Succeeded")).isEqualTo("Succeeded");
      assertThat(observer.violations()).isEmpty();
      assertThat(observer.all()).as("up the ladder again").anyMatch(l -> l.nodes().size() > 5);
      rig.assertNothingLeft(observer.lookNow());
      assertThat(rig.pawl("history", "room").out()).contains("concurrency maxSurge 3");
    }
  }

  @Test
  void shouldStopAfterTwoBadMachinesAndGoOnWithTheFirstGoodOne() {
    rig.pool("a", 4);
    rig.apply(HUGE_AGENT);
    try (Observer observer = Observer.watch(rig.cluster(), rig.pools(), 2, 0)) {
      rig.startUpgrade(rig.spec("bad", "{maxSurge: 2, canary: {nodes: 0}, readyTimeout: 5s}", ""));
      JsonNode held = rig.awaitStatus("bad", SOON, "the stop", s -> isHeldBy(s, "BadMachines"));
      List<String> steps = held(held, "MachineNotReady");
      assertThat(steps).hasSize(2);
      assertThat(held.path("hold").path("objects")).hasSize(2);
      assertThat(observer.lookNow().nodes()).as("two machines and no third").hasSize(6);

      rig.cluster().kubectl("delete", "daemonset", "agent");
      steps.forEach(step -> assertThat(rig.pawl("retry", "bad", step).code()).isZero());

      assertThat(rig.awaitState("bad", ENOUGH, "Succeeded")).isEqualTo("Succeeded");
      assertThat(observer.violations()).isEmpty();
      rig.assertNothingLeft(observer.lookNow());
    }
  }

  private static boolean hasRoom() {
    try {
      rig.cluster().kubectlWith(NODE, "create", "--dry-run=server", "-f", "-");
      return true;
    } catch (TestbedException refused) {
      return false;
    }
  }

  private static boolean isHeldBy(JsonNode status, String code) {
    return status.path("hold").path("code").asText().equals(code);
  }

  private static List<String> held(JsonNode status, String code) {
    return StreamSupport.stream(status.path("holds").spliterator(), false)
        .filter(h -> h.path("code").asText().equals(code))
        .map(h -> h.path("step").asText())
        .toList();
  }
}
