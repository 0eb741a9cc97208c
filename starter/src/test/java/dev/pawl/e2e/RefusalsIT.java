package dev.pawl.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.e2e.PawlProcess.Said;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.RequiresTestbed;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is not to be done is said at once, with place and way out, and nothing has changed. */
@RequiresTestbed
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RefusalsIT {

  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  @TempDir static Path folder;
  private static Rig rig;

  @BeforeAll
  static void start() {
    rig =
        Rig.start(folder, KubeCluster.Options.defaults().withNodeBootDelay(Duration.ofSeconds(1)));
    rig.pool("a", 3);
    rig.awaitPods(0);
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  /**
   * A file with one fault.
   *
   * @param written what stands in a good file
   * @param wrong what stands there instead
   * @param path of the field that is named
   * @param at text of the line that is named
   * @param wayOut part of what is said to do about it
   */
  private record Fault(String written, String wrong, String path, String at, String wayOut) {}

  private static final String TWIN =
      """
      - {name: twin, selector: {matchLabels: {kubernetes.io/os: linux}}, driver: kwok}
            - name: a
      """;

  private static final List<Fault> FAULTS =
      List.of(
          new Fault(
              "strategy: {maxSurge: 1}",
              "strategy: {maxSurg: 1}",
              "spec.pools.items[0].strategy.maxSurg",
              "maxSurg",
              "did you mean maxSurge?"),
          new Fault(
              "order: sequential",
              "order: [sequential]",
              "spec.pools.order",
              "order:",
              "expected sequential or parallel"),
          new Fault(
              Rig.NEW,
              "1.34.9",
              "spec.target.version",
              "1.34.9",
              "name a version of at least 1.35.4"),
          new Fault(Rig.NEW, "1.37.1", "spec.target.via", "target:", "write `via: [1.36.PATCH]`"),
          new Fault(
              "context: testbed",
              "context: nope",
              "spec.cluster.context",
              "nope",
              "name one of them here"),
          new Fault(
              "{pool: a}",
              "{pool: z}",
              "spec.pools.items[0].selector",
              "{pool: z}",
              "kubectl get nodes --show-labels"),
          new Fault(
              "- name: a\n",
              TWIN,
              "spec.pools.items[1].selector",
              "{pool: a}",
              "give each node one pool"));

  @Test
  @Order(1)
  void shouldNamePlaceAndWayOutOfEachFaultInTheFile() throws IOException {
    String good = Files.readString(rig.spec("good", "{maxSurge: 1}", ""));
    for (Fault fault : FAULTS) {
      assertThat(good).contains(fault.written());
      String bad = good.replace(fault.written(), fault.wrong());
      Path file = Files.writeString(folder.resolve("bad.yaml"), bad);

      Said said = unchanged(() -> rig.pawl("start", "-f", file.toString(), "-o", "json"));

      assertThat(said.code()).as("%s: %s", fault, said.err()).isEqualTo(1);
      JsonNode problem = said.json().at("/error/problems/0");
      assertThat(problem.path("path").asText()).as(said.out()).isEqualTo(fault.path());
      assertThat(problem.path("line").asInt()).as(said.out()).isEqualTo(lineOf(fault.at(), bad));
      assertThat(problem.path("message").asText() + "; " + problem.path("wayOut").asText())
          .contains(fault.wayOut());
      assertThat(said.err()).contains("%s:%d: ".formatted(file, lineOf(fault.at(), bad)));
    }
  }

  @Test
  @Order(2)
  void shouldSayWhatCannotBeReached() throws IOException {
    Path spec = rig.spec("good", "{maxSurge: 1}", "");
    String nowhere = "127.0.0.1:" + unusedPort();
    Path kubeconfig =
        Files.writeString(
            folder.resolve("nowhere.kubeconfig"),
            Files.readString(rig.cluster().kubeconfig())
                .replace(rig.cluster().url().getAuthority(), nowhere));

    Said cluster =
        unchanged(
            () -> rig.pawl("start", "-f", spec.toString(), "--kubeconfig", kubeconfig.toString()));
    Said temporal =
        unchanged(
            () ->
                new PawlProcess(
                        folder,
                        Map.of(
                            "KUBECONFIG",
                            rig.cluster().kubeconfig().toString(),
                            "TEMPORAL_ADDRESS",
                            nowhere))
                    .run("start", "-f", spec.toString()));

    assertThat(cluster.code()).isEqualTo(1);
    assertThat(cluster.err()).contains("error: ", nowhere).doesNotContain("unexpected");
    assertThat(temporal.code()).isEqualTo(1);
    assertThat(temporal.err()).contains("error: ", "Temporal", nowhere);
  }

  @Test
  @Order(3)
  void shouldSayThatNoWorkerPolls() {
    Path spec = rig.spec("good", "{maxSurge: 1}", "");
    long begun = System.nanoTime();

    Said said = unchanged(() -> rig.pawl("start", "-f", spec.toString()));

    assertThat(System.nanoTime() - begun).isLessThan(AT_ONCE.toNanos());
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err()).contains("no worker polls", "pawl worker");
  }

  @Test
  @Order(4)
  void shouldRefuseASecondUpgradeOfTheClusterAndTellWhenItsWorkerIsGone() throws IOException {
    Path first = rig.spec("first", "{maxSurge: 1}", "");
    String swap = rig.cluster().swapScript().toString();
    Files.writeString(first, Files.readString(first).replace(swap, "/nowhere/swap.sh"));
    rig.startWorker();
    rig.startUpgrade(first);
    rig.awaitState("first", Duration.ofSeconds(45), "Held");
    Path second = rig.spec("second", "{maxSurge: 1}", "");
    Files.writeString(
        second, Files.readString(second).replace("context: testbed", "context: other"));
    Path kubeconfig = Files.copy(rig.cluster().kubeconfig(), folder.resolve("other.kubeconfig"));
    rig.cluster()
        .kubectl(
            "--kubeconfig", kubeconfig.toString(), "config", "rename-context", "testbed", "other");

    Said refused =
        unchanged(
            () ->
                rig.pawl("start", "-f", second.toString(), "--kubeconfig", kubeconfig.toString()));

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("upgraded already", "'first'", "pawl abort first");

    rig.killWorker();
    long begun = System.nanoTime();
    Said status = rig.pawl("status", "first", "-o", "json");

    assertThat(System.nanoTime() - begun).isLessThan(AT_ONCE.toNanos());
    assertThat(status.err()).contains("no worker answers");
    assertThat(status.json().path("live").asBoolean()).isFalse();
    assertThat(status.json().path("name").asText()).isEqualTo("first");

    begun = System.nanoTime();
    Said start = rig.pawl("start", "-f", first.toString());

    assertThat(System.nanoTime() - begun).isLessThan(AT_ONCE.toNanos());
    assertThat(start.code()).isEqualTo(1);
    assertThat(start.err()).contains("no worker answers");
  }

  private static Said unchanged(Supplier<Said> command) {
    String before = versions();
    Said said = command.get();
    assertThat(versions()).as("nodes and Leases after: %s", said.err()).isEqualTo(before);
    return said;
  }

  /** What changes when anything about a node does; kubelets' and controllers' Leases left out. */
  private static String versions() {
    String nodes =
        rig.cluster()
            .kubectl(
                "get",
                "nodes",
                "-o",
                "jsonpath={range .items[*]}{.metadata.name} {.metadata.resourceVersion}{'\\n'}{end}");
    return nodes
        + rig.cluster()
            .kubectl(
                "get", "lease", "pawl", "-n", "kube-system", "-o", "name", "--ignore-not-found");
  }

  private static int lineOf(String text, String in) {
    return (int) in.substring(0, in.indexOf(text)).lines().count();
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
