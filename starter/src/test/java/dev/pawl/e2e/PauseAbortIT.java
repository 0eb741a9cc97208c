package dev.pawl.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.e2e.Observation.SeenNode;
import dev.pawl.e2e.Observation.SeenPod;
import dev.pawl.e2e.PawlProcess.Said;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.KubeVersion;
import dev.pawl.testbed.RequiresTestbed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A person stops an upgrade: for a while (I7), or for good (I8). */
@RequiresTestbed
@Timeout(300)
class PauseAbortIT {

  private static final Duration ENOUGH = Duration.ofMinutes(2);
  private static final int NODES = 6;

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
                .withPodEndDelay(Duration.ofSeconds(1))
                .withAudit());
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
  void shouldStandStillInTheMiddleOfADrainWhilePaused() {
    pauseFor("pause", Duration.ofSeconds(10));
  }

  @Test
  @Tag("campaign")
  void shouldStandStillForAMinute() {
    pauseFor("long-pause", Duration.ofMinutes(1));
  }

  @Test
  void shouldEndEachDrainThatHadBegunWhenAborted() {
    stopHalfWay("aborted", () -> assertThat(rig.pawl("abort", "aborted").code()).isZero());
  }

  @Test
  void shouldAbortWhenCancelledInTemporal() {
    String id = rig.workflowId();
    stopHalfWay("cancelled", () -> rig.temporal().cli("workflow", "cancel", "--workflow-id", id));
  }

  private static void pauseFor(String name, Duration length) {
    rig.pool(name, 2);
    rig.apply(Workloads.slowDeployment("web", 12, 1, 2));
    rig.awaitPods(12);
    try (Observer observer = Observer.watch(rig.cluster(), rig.pools(), 1, 0)) {
      rig.startUpgrade(rig.spec(name, "{maxSurge: 1}", ""));
      Rig.await(ENOUGH, "a drain to begin", () -> !cordoned(observer.last()).isEmpty());

      Said paused = rig.pawl("pause", name);

      assertThat(paused.code()).as(paused.err()).isZero();
      assertThat(rig.status(name).path("state").asText()).isEqualTo("Paused");
      Observation then = observer.lookNow();
      long writes = rig.writes();
      assertThat(cordoned(then)).as("the drain is not through yet").hasSize(1);
      assertThat(podsToMove(then)).isNotEmpty();
      Rig.await(
          length.plusSeconds(10),
          "the pause to last",
          () -> observer.last().millis() > then.millis() + length.toMillis());
      List<Observation> during =
          observer.all().stream().filter(look -> look.millis() >= then.millis()).toList();
      assertThat(during)
          .allSatisfy(
              look -> {
                assertThat(look.nodes().keySet()).isEqualTo(then.nodes().keySet());
                assertThat(cordoned(look)).isEqualTo(cordoned(then));
                assertThat(podsToMove(look)).isEqualTo(podsToMove(then));
              });
      assertThat(rig.writes()).as("requests of Pawl that change something").isEqualTo(writes);

      assertThat(rig.pawl("resume", name).code()).isZero();
      rig.cluster().kubectl("patch", "pdb", "web", "-p", "{\"spec\": {\"maxUnavailable\": 6}}");
      rig.awaitState(name, ENOUGH, "Succeeded");
      Observation end = observer.lookNow();
      rig.assertNothingLeft(end);
      assertThat(observer.nodesEver()).as("nothing was lost or made twice").hasSize(4);
      assertThat(observer.violations()).isEmpty();
    }
  }

  private static void stopHalfWay(String name, Runnable stop) {
    rig.pool(name, NODES);
    rig.apply(Workloads.slowDeployment("web", 4 * NODES, 2, 2));
    rig.awaitPods(4 * NODES);
    try (Observer observer = Observer.watch(rig.cluster(), rig.pools(), 2, 0)) {
      rig.startUpgrade(rig.spec(name, "{maxSurge: 2}", ""));
      Rig.await(
          ENOUGH,
          "one node to be gone and another to be drained",
          () ->
              atOldVersion(observer.last()).size() < NODES && !cordoned(observer.last()).isEmpty());

      stop.run();

      rig.awaitState(name, ENOUGH, "Aborted");
      JsonNode status = rig.status(name);
      Observation end = observer.lookNow();
      rig.assertNothingLeft(end);
      Set<String> drained =
          observer.all().stream()
              .flatMap(look -> cordoned(look).stream())
              .collect(Collectors.toSet());
      assertThat(end.nodes())
          .as("begun drains are finished")
          .doesNotContainKeys(drained.toArray(String[]::new));
      assertThat(atOldVersion(end)).as("it was half-way").isNotEmpty();
      assertThat(status.at("/pools/0/nodes/updated").asInt())
          .as("status says how mixed the pool is: %s", status)
          .isEqualTo(NODES - atOldVersion(end).size());
      assertThat(observer.violations()).isEmpty();
      System.out.printf(
          "%s: %d of %d nodes replaced%n", name, NODES - atOldVersion(end).size(), NODES);
    }
  }

  private static Set<String> cordoned(Observation look) {
    return nodes(look, SeenNode::unschedulable);
  }

  private static Set<String> atOldVersion(Observation look) {
    return nodes(look, n -> n.version().equals(Rig.OLD));
  }

  private static Set<String> nodes(Observation look, Predicate<SeenNode> which) {
    return look.nodes().values().stream()
        .filter(which)
        .map(SeenNode::name)
        .collect(Collectors.toSet());
  }

  /** What is still to be evicted. */
  private static Set<String> podsToMove(Observation look) {
    Map<String, SeenNode> nodes = look.nodes();
    return look.pods().stream()
        .filter(p -> nodes.containsKey(p.node()) && nodes.get(p.node()).unschedulable())
        .filter(p -> p.movable() && !p.terminating())
        .map(SeenPod::uid)
        .collect(Collectors.toSet());
  }
}
