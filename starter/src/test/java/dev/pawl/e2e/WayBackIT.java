package dev.pawl.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.RequiresTestbed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole upgrades that go back, on real servers with the programs of both minors. */
@RequiresTestbed
@Timeout(900)
class WayBackIT {

  private static final int PODS = 24;

  @TempDir Path folder;

  @Test
  void shouldTakeBackAControlPlaneWhoseGateFailsInTheBake() throws IOException {
    AtomicInteger errors = new AtomicInteger();
    HttpServer prometheus = prometheus(errors);
    try (Rig rig = Rig.start(folder, options())) {
      rig.pool("a", 2);
      rig.apply(Workloads.deployment("web", 4, 2));
      rig.awaitPods(4);
      rig.startWorker();
      try (Observer observer = Observer.watch(rig.cluster(), rig.pools(), 1, 0)) {
        String save = rig.cluster().snapshotScript().toString();
        rig.startUpgrade(bakingSpec(rig, prometheus.getAddress().getPort(), save));
        rig.awaitStatus(
            "bake",
            Duration.ofMinutes(2),
            "to bake",
            s -> s.path("holds").toString().contains("\"Bake\""));
        rig.apply("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: between}\ndata: {a: b}\n");
        errors.set(5);

        String state =
            rig.awaitState("bake", Duration.ofMinutes(4), "RolledBack", "Held", "Succeeded");

        JsonNode status = rig.status("bake");
        assertThat(state).as("%s", status).isEqualTo("RolledBack");
        assertThat(status.path("notices").toString())
            .as("the snapshot, as etcdutl found it")
            .contains("snapshot at 1.35.4, before 1.36.3: ", "snapshots/etcd-1.35.4.db (etcd at")
            .containsPattern("revision [1-9][0-9]*, hash [1-9a-f][0-9a-f]*, [1-9][0-9]* keys")
            .contains("storage version 3.6");
        Observation end = observer.lookNow();
        assertThat(end.serverVersion()).contains(Rig.OLD);
        assertThat(observer.all()).anyMatch(look -> look.serverVersion().contains(Rig.NEW));
        assertThat(rig.cluster().kubectl("get", "cm", "between", "-o", "jsonpath={.data.a}"))
            .isEqualTo("b");
        assertThat(observer.nodesEver())
            .as("pools untouched")
            .containsExactlyInAnyOrder("a-0", "a-1");
        rig.assertNothingLeft(end);
        assertThat(observer.violations()).isEmpty();
      }
    } finally {
      prometheus.stop(0);
    }
  }

  @Test
  void shouldChangeNothingAfterASnapshotWithoutAnythingInIt() throws IOException {
    HttpServer prometheus = prometheus(new AtomicInteger());
    try (Rig rig = Rig.start(folder, options())) {
      rig.pool("a", 1);
      rig.startWorker();
      rig.startUpgrade(
          bakingSpec(rig, prometheus.getAddress().getPort(), nothingSaved().toString()));

      String state = rig.awaitState("bake", Duration.ofMinutes(4), "Held", "RolledBack");

      JsonNode status = rig.status("bake");
      assertThat(state).as("%s", status).isEqualTo("Held");
      assertThat(status.path("holds").toString())
          .contains("SnapshotUnsound", "controlPlane/snapshot", "no hash, revision, totalKey");
      assertThat(rig.cluster().version()).isEqualTo(Rig.OLD);
    } finally {
      prometheus.stop(0);
    }
  }

  /** Each scope in its turn: the pool alone first, for the other leaves all as it was. */
  @Test
  void shouldTakeBackWhatTheScopeSaysWhenTheSecondPoolFailsAtItsFourthNode() throws IOException {
    try (Rig rig = Rig.start(folder, options())) {
      rig.pool("a", 2);
      rig.pool("b", 4);
      rig.pool("c", 2);
      rig.apply(Workloads.deployment("web", PODS, 4));
      rig.awaitPods(PODS);
      AddonObjects.apply(rig);
      Map<String, ObjectNode> before = AddonObjects.read(rig);
      // A Ready node stays so; the machine that is made after its image has the label too.
      rig.cluster().kubectl("label", "node", "b-3", "pawl.dev.test/never-ready=true");
      rig.startWorker();
      try (Observer observer = Observer.watch(rig.cluster(), rig.pools(), 1, 0)) {
        rig.startUpgrade(failingSpec(rig, "whole", "upgrade"));

        String state =
            rig.awaitState("whole", Duration.ofMinutes(6), "RolledBack", "Held", "Succeeded");

        JsonNode status = rig.status("whole");
        assertThat(state).as("%s", status).isEqualTo("RolledBack");
        Observation end = observer.lookNow();
        System.out.printf(
            "rolled back; %d moves of %d pods; %s%n",
            observer.moves(PODS), PODS, status.path("outcome").asText());
        assertThat(end.serverVersion()).contains(Rig.OLD);
        assertThat(end.nodes().values()).allMatch(n -> n.version().equals(Rig.OLD));
        assertThat(end.nodes().keySet())
            .as("what was not replaced was not touched")
            .contains("b-3", "c-0", "c-1")
            .doesNotContain("a-0", "a-1");
        rig.assertNothingLeft(end);
        assertThat(observer.violations()).isEmpty();
        assertThat(AddonObjects.read(rig)).isEqualTo(before);
        assertThat(rig.cluster().kubectl("get", "secret", "-n", "pawl-system", "-o", "name"))
            .as("I5: nothing is kept any longer")
            .isBlank();
        assertThat(observer.moves(PODS)).as("moves").isLessThanOrEqualTo(2 * PODS);

        rig.startUpgrade(failingSpec(rig, "one", "pool"));
        assertThat(rig.awaitState("one", Duration.ofMinutes(6), "RolledBack", "Held", "Succeeded"))
            .isEqualTo("RolledBack");

        Observation mixed = observer.lookNow();
        assertThat(mixed.serverVersion()).contains(Rig.NEW);
        assertThat(mixed.nodes().values())
            .allMatch(n -> n.version().equals(n.pool().equals("a") ? Rig.NEW : Rig.OLD));
        assertThat(AddonObjects.read(rig)).containsKey("ConfigMap/addon-new");
        rig.assertNothingLeft(mixed);
        assertThat(observer.violations()).isEmpty();
      }
    }
  }

  /** Four times between nodes, and once in the middle of the user's own command. */
  @Test
  void shouldEndTheSameThoughTheWorkerIsKilledFiveTimesOnTheWayBack() {
    try (Rig rig = Rig.start(folder, options())) {
      rig.pool("a", 4);
      rig.pool("b", 4);
      rig.apply(Workloads.deployment("web", PODS, 4));
      rig.awaitPods(PODS);
      rig.startWorker();
      try (Observer observer = Observer.watch(rig.cluster(), rig.pools(), 1, 0)) {
        rig.startUpgrade(rig.spec("killed", "{maxSurge: 1}", ""));
        awaitNew(observer, 5, "a node of the second pool", n -> n >= 5);
        PawlProcess.Said rollback = rig.pawl("rollback", "killed");
        assertThat(rollback.code()).as(rollback.err()).isZero();

        for (int left = 4; left > 0; left--) {
          int below = left;
          awaitNew(observer, left, "one node less at the new version", n -> n <= below);
          rig.killWorker();
          rig.startWorker();
        }
        Rig.await(Duration.ofMinutes(2), "the command", rig::workerRunsCommand);
        rig.killWorker();
        rig.startWorker();

        String state = rig.awaitState("killed", Duration.ofMinutes(5), "RolledBack", "Held");
        assertThat(state).as("%s", rig.status("killed")).isEqualTo("RolledBack");
        Observation end = observer.lookNow();
        assertThat(end.serverVersion()).contains(Rig.OLD);
        assertThat(end.nodes().values()).allMatch(n -> n.version().equals(Rig.OLD));
        rig.assertNothingLeft(end);
        assertThat(observer.violations()).isEmpty();
      }
    }
  }

  private static void awaitNew(Observer observer, int count, String what, IntPredicate enough) {
    Rig.await(
        Duration.ofMinutes(3),
        what + " (" + count + ")",
        () ->
            enough.test(
                (int)
                    observer.last().nodes().values().stream()
                        .filter(n -> n.version().equals(Rig.NEW) && n.ready())
                        .count()));
  }

  private static KubeCluster.Options options() {
    return KubeCluster.Options.defaults()
        .withNodeBootDelay(Duration.ofSeconds(1))
        .withPodEndDelay(Duration.ofSeconds(1));
  }

  private Path failingSpec(Rig rig, String name, String scope) throws IOException {
    Path addon = Files.writeString(folder.resolve("addon.yaml"), AddonObjects.AFTER);
    return rig.spec(
        name,
        "{maxSurge: 1, readyTimeout: 8s}",
        """
        onFailure: rollback
        rollback: {scope: %s}
        addons: [{name: extra, driver: manifests, source: %s}]"""
            .formatted(scope, addon));
  }

  private static Path bakingSpec(Rig rig, int port, String snapshot) {
    Path spec =
        rig.spec(
            "bake",
            "{maxSurge: 1}",
            """
            onFailure: rollback
            gates:
              - name: errors
                after: controlPlane
                prometheus: {url: "http://127.0.0.1:%d", query: up, successCondition: "result < 1"}"""
                .formatted(port));
    return Swap.inTwoSteps(rig, spec, "snapshot: [\"%s\"],".formatted(snapshot), "1h");
  }

  /** A command that says what etcdutl says of an empty file. */
  private Path nothingSaved() throws IOException {
    Path script =
        Files.writeString(
            folder.resolve("nothing-saved"),
            """
            #!/bin/sh
            cat >/dev/null
            echo '{"snapshot": {"hash": 0, "revision": 0, "totalKey": 0, "totalSize": 20480}}'
            """);
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script;
  }

  /** Says that many, whatever it is asked. */
  private static HttpServer prometheus(AtomicInteger errors) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body =
              "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"%d\"]}}"
                  .formatted(errors.get())
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }
}
