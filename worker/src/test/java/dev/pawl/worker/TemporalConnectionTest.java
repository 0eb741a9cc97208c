package dev.pawl.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.uber.m3.tally.NoopScope;
import io.temporal.testserver.TestServer;
import io.temporal.testserver.TestServer.PortBoundTestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalConnectionTest {

  @TempDir Path temp;

  @Test
  void shouldFindTemporalByTheEnvironment() {
    try (TemporalConnection temporal =
        open(Map.of("TEMPORAL_ADDRESS", "temporal.example:7233", "TEMPORAL_NAMESPACE", "prod"))) {
      assertThat(temporal.address()).isEqualTo("temporal.example:7233");
      assertThat(temporal.namespace()).isEqualTo("prod");
      assertThat(temporal.identity()).matches(".+@.+");
    }
  }

  @Test
  void shouldLookOnThisMachineByDefault() {
    try (TemporalConnection temporal = open(Map.of())) {
      assertThat(temporal.address()).isEqualTo("127.0.0.1:7233");
      assertThat(temporal.namespace()).isEqualTo("default");
    }
  }

  @Test
  void shouldFindTemporalByAProfile() throws IOException {
    Path toml =
        Files.writeString(
            temp.resolve("temporal.toml"),
            """
            [profile.eu]
            address = "eu.example:7233"
            namespace = "upgrades"
            """);

    try (TemporalConnection temporal =
        open(Map.of("TEMPORAL_CONFIG_FILE", toml.toString(), "TEMPORAL_PROFILE", "eu"))) {
      assertThat(temporal.address()).isEqualTo("eu.example:7233");
      assertThat(temporal.namespace()).isEqualTo("upgrades");
    }
  }

  @Test
  void shouldExplainAProfileThatIsNotThere() throws IOException {
    Path toml = Files.writeString(temp.resolve("temporal.toml"), "[profile.eu]\n");
    Map<String, String> env =
        Map.of("TEMPORAL_CONFIG_FILE", toml.toString(), "TEMPORAL_PROFILE", "us");

    assertThatThrownBy(() -> open(env))
        .isInstanceOf(TemporalUnavailable.class)
        .hasMessageContaining("us")
        .hasMessageContaining("TEMPORAL_CONFIG_FILE");
  }

  @Test
  void shouldExplainACertificateThatIsNotThere() {
    Map<String, String> env =
        Map.of("TEMPORAL_TLS_SERVER_CA_CERT_PATH", temp.resolve("ca.pem").toString());

    assertThatThrownBy(() -> open(env))
        .isInstanceOf(TemporalUnavailable.class)
        .hasMessageContaining("ca.pem")
        .hasMessageContaining("TEMPORAL_");
  }

  @Test
  void shouldPassTheCheckWhereTemporalAnswers() throws IOException {
    int port = freePort();
    PortBoundTestServer server = TestServer.createPortBoundServer(port, true);
    try (server;
        TemporalConnection temporal = TemporalConnection.to("127.0.0.1:" + port, "default")) {
      temporal.check();
    }
  }

  @Test
  void shouldNameTheAddressWhereNobodyListens() throws IOException {
    int free = freePort();
    try (TemporalConnection temporal = TemporalConnection.to("127.0.0.1:" + free, "default")) {
      assertThatThrownBy(temporal::check)
          .isInstanceOf(TemporalUnavailable.class)
          .hasMessageContaining("127.0.0.1:" + free)
          .hasMessageContaining("TEMPORAL_ADDRESS")
          .hasMessageContaining("Connection refused")
          .hasMessageNotContaining("finishConnect");
    }
  }

  @Test
  void shouldNotWaitLongForASilentServer() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        TemporalConnection temporal =
            TemporalConnection.to("127.0.0.1:" + silent.getLocalPort(), "default")) {
      Instant before = Instant.now();

      assertThatThrownBy(temporal::check)
          .isInstanceOf(TemporalUnavailable.class)
          .hasMessageContaining("DEADLINE_EXCEEDED");
      assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(6));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** No file of the machine's user may be read here. */
  private TemporalConnection open(Map<String, String> env) {
    Map<String, String> all = new HashMap<>(env);
    all.putIfAbsent("TEMPORAL_CONFIG_FILE", temp.resolve("none.toml").toString());
    return TemporalConnection.open(all, new NoopScope());
  }
}
