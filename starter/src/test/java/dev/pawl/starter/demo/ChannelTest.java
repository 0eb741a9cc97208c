package dev.pawl.starter.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.simulator.SimCluster;
import dev.pawl.starter.cli.CommandLines;
import dev.pawl.starter.output.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Targets by channel and update graph, from the file to the plan, and to the upgraded cluster. */
@Timeout(180)
class ChannelTest {

  /** To 1.36.3 only at a risk; to 1.35.6 without. */
  private static final String GRAPH =
      """
      {"nodes": [
         {"version": "1.34.2", "metadata": {"channels": "stable"}},
         {"version": "1.35.4", "metadata": {"channels": "stable"}},
         {"version": "1.35.6", "metadata": {"channels": "stable,old"}},
         {"version": "1.36.3", "metadata": {"channels": "stable"}}],
       "edges": [[0, 1], [0, 2]],
       "conditionalEdges": [{"edges": [{"from": "1.35.6", "to": "1.36.3"}],
         "risks": [{"name": "SlowDisks", "url": "https://example.test/slow",
                    "message": "Disks get slow.",
                    "matchingRules": [{"type": "PromQL", "promql": {"promql": "slow_disks"}}]}]}]}
      """;

  private static final String BROKEN =
      "{\"nodes\": [{\"version\": \"1.34\"}], \"edges\": [[0, 7]]}";

  @TempDir private static Path clusterFolder;
  private static SimCluster cluster;
  private static Path kubeconfig;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void start() throws IOException {
    cluster = DemoCluster.start("v1.34.2", Map.of("a", 2), new Apps(1, 2));
    kubeconfig = cluster.kubeconfig(clusterFolder.resolve("kubeconfig"));
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  @DisplayName("S2.1: the newest release of a channel is reached, by every stop of the graph")
  void shouldUpgradeToTheNewestOfAChannelInTwoHops() throws IOException, InterruptedException {
    Apps apps = new Apps(1, 4);
    Files.writeString(folder.resolve("graph.json"), GRAPH);
    String yaml = spec("channel: stable, graph: ./graph.json, acceptRisks: [SlowDisks]");
    try (SimCluster fresh = DemoCluster.start("v1.34.2", Map.of("a", 2), apps)) {
      Act.Result result = new Act(terminal(), folder).play(fresh, apps, yaml, c -> {});

      assertThat(result.last().status().state()).isEqualTo(UpgradeState.SUCCEEDED);
      assertThat(result.last().status().hop()).isEqualTo("1.35→1.36");
      assertThat(fresh.clusterVersion()).isEqualTo("v1.36.3");
      assertThat(out.toString())
          .contains("hop 1.34.2 → 1.35.6", "hop 1.35.6 → 1.36.3", "! accepted: risk SlowDisks");
    }
  }

  @Test
  @DisplayName("S2.2: a path that is not recommended blocks plan and start, with the way out")
  void shouldBlockARiskThatNobodyAccepted() throws IOException {
    graph(GRAPH);

    assertThat(pawl("plan", "channel: stable, graph: ./graph.json")).isEqualTo(5);
    assertThat(out.toString())
        .contains(
            folder.resolve("graph.json") + ", channel stable  (SHA-256 ",
            "1.35.6 → 1.36.3  not recommended",
            "✗ risk SlowDisks could not be evaluated",
            "UPDATE-RISK: the path 1.34.2 → 1.35.6 → 1.36.3 is not recommended: risk SlowDisks",
            "Disks get slow. (https://example.test/slow)",
            "write `acceptRisks: [SlowDisks]` in spec.target",
            "a `prometheus` there could say whether it applies");

    assertThat(pawl("start", "channel: stable, graph: ./graph.json")).isEqualTo(5);
    assertThat(err.toString()).contains("nothing was changed", "UPDATE-RISK", "SlowDisks");
  }

  @Test
  @DisplayName("S2.2: accepted by its name, the path may be gone, and the document says so")
  void shouldPlanAnAcceptedRisk() throws IOException {
    graph(GRAPH);

    int code =
        pawl(
            "plan",
            "version: 1.36.3, graph: ./graph.json, acceptRisks: [SlowDisks, Gone]",
            "-o",
            "json");

    assertThat(code).isZero();
    JsonNode plan = new ObjectMapper().readTree(out.toString());
    assertThat(plan.at("/blockers")).isEmpty();
    assertThat(plan.at("/path/source").asText()).isEqualTo(folder.resolve("graph.json").toString());
    assertThat(plan.at("/path/sha256").asText()).hasSize(64);
    assertThat(plan.at("/path/steps/0/kind").asText()).isEqualTo("plain");
    assertThat(plan.at("/path/steps/1/kind").asText()).isEqualTo("conditional");
    JsonNode risk = plan.at("/path/steps/1/risks/0");
    assertThat(risk.at("/name").asText()).isEqualTo("SlowDisks");
    assertThat(risk.at("/accepted").asBoolean()).isTrue();
    assertThat(risk.at("/verdict").asText()).isEqualTo("unknown");
    assertThat(plan.at("/hops/1/to").asText()).isEqualTo("1.36.3");
    assertThat(plan.at("/warnings/0").asText()).contains("Gone");
  }

  @Test
  @DisplayName("S2.1, S2.2: an update service and a Prometheus are asked; no secret is shown")
  void shouldAskServers() throws IOException {
    List<String> asked = new CopyOnWriteArrayList<>();
    HttpServer server = server(asked);
    try {
      String base = "http://127.0.0.1:" + server.getAddress().getPort();
      int code =
          pawl(
              "plan",
              "channel: stable, graph: '%1$s/graph?token=t0p', prometheus: '%1$s'".formatted(base));

      assertThat(code).as(err.toString()).isZero();
      assertThat(asked)
          .containsExactly("/graph?token=t0p&channel=stable", "/api/v1/query?query=slow_disks");
      assertThat(out.toString())
          .contains(
              "the way by " + base + "/graph, channel stable",
              "1.35.6 → 1.36.3  recommended here",
              "✓ risk SlowDisks does not apply to this cluster")
          .doesNotContain("t0p");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void shouldNameEveryFaultOfABrokenGraph() throws IOException {
    graph(BROKEN);

    assertThat(pawl("plan", "channel: stable, graph: ./graph.json")).isEqualTo(1);
    assertThat(err.toString())
        .contains(
            "the update graph of " + folder.resolve("graph.json") + " cannot be relied on",
            "graph.json: nodes[0].version: ",
            "graph.json: edges[0]");
  }

  @Test
  void shouldSayWhereAGraphIsMissing() throws IOException {
    assertThat(pawl("plan", "channel: stable, graph: ./graph.json")).isEqualTo(1);
    assertThat(err.toString())
        .contains("upgrade.yaml:5: spec.target.graph: there is no file " + folder);
  }

  @Test
  @DisplayName("S2.1: where no path leads to, the nearest releases are named")
  void shouldNameTheNearestWhereThereIsNoPath() throws IOException {
    graph(GRAPH);

    assertThat(pawl("plan", "version: 1.36.9, graph: ./graph.json")).isEqualTo(1);
    assertThat(err.toString())
        .contains(
            "upgrade.yaml:5: spec.target.version: the graph does not know 1.36.9; choose a target"
                + " that can be reached, such as 1.36.3, 1.35.6, 1.35.4");

    assertThat(pawl("plan", "channel: candidate, graph: ./graph.json")).isEqualTo(1);
    assertThat(err.toString()).contains("spec.target.channel: no release of the graph is in");
  }

  @Test
  @DisplayName("S2.1: where a product counts its own way, its version is not guessed")
  void shouldNotTakeTheVersionOfKubernetesForTheProducts() throws IOException {
    graph(GRAPH.replaceAll("\"1\\.(3[456])\\.", "\"4.$1."));

    Files.writeString(
        folder.resolve("upgrade.yaml"),
        spec("channel: stable, graph: ./graph.json") + "  policy: openshift\n");
    assertThat(run("plan")).isEqualTo(1);
    assertThat(err.toString())
        .contains(
            "spec.target.graph: the cluster says 1.34.2",
            "the version of the product (policy openshift) cannot be read here yet");
  }

  private void graph(String text) throws IOException {
    Files.writeString(folder.resolve("graph.json"), text);
  }

  private int pawl(String command, String target, String... more) throws IOException {
    Files.writeString(folder.resolve("upgrade.yaml"), spec(target));
    return run(command, more);
  }

  private int run(String command, String... more) {
    List<String> words = new ArrayList<>(List.of(command));
    words.addAll(List.of("-f", folder.resolve("upgrade.yaml").toString()));
    words.addAll(List.of("--kubeconfig", kubeconfig.toString()));
    words.addAll(List.of(more));
    return CommandLines.run(terminal(), words.toArray(String[]::new));
  }

  private Terminal terminal() {
    return Terminal.plain(new PrintWriter(out, true), new PrintWriter(err, true));
  }

  /** An update service and a Prometheus in one. */
  private static HttpServer server(List<String> asked) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          String answer =
              exchange.getRequestURI().getPath().equals("/graph")
                  ? GRAPH
                  : """
                    {"status": "success",
                     "data": {"resultType": "scalar", "result": [1700000000, "0"]}}
                    """;
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static String spec(String target) {
    return """
        apiVersion: pawl.dev/v1alpha1
        kind: ClusterUpgrade
        metadata: {name: demo}
        spec:
          target: {%s}
          controlPlane: {driver: exec, exec: {upgrade: ["./swap.sh"]}}
          pools:
            items:
              - {name: a, selector: {matchLabels: {pool: a}}, driver: kwok}
        """
        .formatted(target);
  }
}
