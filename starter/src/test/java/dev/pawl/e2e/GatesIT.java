package dev.pawl.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.pawl.e2e.PawlProcess.Said;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.RequiresTestbed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Gates between real nodes: a measurement, the cluster's health, and a person. */
@RequiresTestbed
@Timeout(300)
class GatesIT {

  private static final String TOKEN = "a-token-nobody-may-see";
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  @TempDir Path folder;
  private HttpServer prometheus;
  private volatile String result = "0";
  private volatile String shown;

  @BeforeEach
  void start() throws IOException {
    prometheus = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    prometheus.createContext(
        "/",
        exchange -> {
          shown = exchange.getRequestHeaders().getFirst("Authorization");
          byte[] body =
              "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"%s\"]}}"
                  .formatted(result)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    prometheus.start();
  }

  @AfterEach
  void stop() {
    prometheus.stop(0);
  }

  @Test
  void shouldHoldAtEachGateAndGoOnWhenItLetsPass() throws IOException {
    KubeCluster.Options options =
        KubeCluster.Options.defaults()
            .withNodeBootDelay(Duration.ofSeconds(1))
            .withPodEndDelay(Duration.ofSeconds(1));
    try (Rig rig = Rig.start(folder, options)) {
      rig.pool("a", 3);
      rig.apply(Workloads.deployment("web", 3, 1) + withoutPlace("broken"));
      rig.awaitPods(3);
      rig.startWorker();
      rig.startUpgrade(rig.spec("gated", "{maxSurge: 1}", gates()));

      // what was broken before does not count; a person is asked once the canary is through
      JsonNode asked = held(rig, "Approval");
      assertThat(asked.path("message").asText())
          .isEqualTo(
              "gate go asks a person after the canary of pool a (look at it): 'pawl approve' goes"
                  + " on");
      assertThat(shown).isEqualTo("Bearer " + TOKEN);
      result = "0.5";
      Said refused = rig.pawl("skip", "gated");
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.err()).contains("waits for an approval: 'pawl approve'");
      Said approved = rig.pawl("approve", "gated");
      assertThat(approved.out()).contains("gates/go of gated is approved");

      // the next node: a measurement says no, until it says yes
      JsonNode no = held(rig, "GateFailed");
      assertThat(no.path("message").asText())
          .isEqualTo(
              "gate rate: 2 looks said no; at last the result is 0.5, and result < 0.01 is asked"
                  + " for");
      assertThat(rig.pawl("approve", "gated").err())
          .contains("no step of 'gated' is waiting for an approval");
      rig.apply(withoutPlace("late"));
      result = "0";

      // and something got worse than it was
      JsonNode worse =
          rig.awaitStatus(
                  "gated",
                  A_MINUTE,
                  "to name what is worse",
                  s -> s.at("/hold/objects").toString().contains("Deployment/default/late"))
              .path("hold");
      assertThat(worse.path("code").asText()).isIn("GateFailed", "GateWaits");
      assertThat(worse.path("message").asText())
          .contains("Deployment/default/late has 0 of 1 pods available; pod late-")
          .doesNotContain("broken");
      assertThat(worse.path("objects").toString()).contains("\"Gate/well\"");
      rig.cluster().kubectl("delete", "deployment", "late");
      rig.awaitState("gated", Duration.ofMinutes(2), "Succeeded");

      String history = rig.pawl("history", "gated").out();
      assertThat(history)
          .contains("approve gates/go")
          .containsPattern("✓ pools/a +reversible +its nodes are replaced back, by the same steps")
          .doesNotContain(TOKEN);
    }
  }

  private static JsonNode held(Rig rig, String code) {
    return rig.awaitStatus(
            "gated",
            A_MINUTE,
            "to be held by " + code,
            s ->
                s.path("state").asText().equals("Held") && s.at("/hold/code").asText().equals(code))
        .path("hold");
  }

  private String gates() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), TOKEN);
    return """
        gates:
          - name: rate
            after: node
            prometheus:
              url: http://127.0.0.1:%d
              query: errors
              successCondition: result < 0.01
              tokenFile: %s
            interval: 1s
            failures: 1
          - {name: well, after: node, health: {}, interval: 1s, failures: 20}
          - {name: go, after: canary, approval: {message: look at it}}
        """
        .formatted(prometheus.getAddress().getPort(), token);
  }

  /** A Deployment whose pod no node takes. */
  private static String withoutPlace(String name) {
    return """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: %1$s}
        spec:
          replicas: 1
          selector: {matchLabels: {app: %1$s}}
          template:
            metadata: {labels: {app: %1$s}}
            spec:
              nodeSelector: {no: where}
              containers: [{name: main, image: "app:1"}]
        ---
        """
        .formatted(name);
  }
}
