package dev.pawl.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.activities.kube.RequestLimit;
import dev.pawl.worker.http.HostPort;
import io.temporal.testserver.TestServer;
import io.temporal.testserver.TestServer.PortBoundTestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WorkerProcessTest {

  private static final HostPort ANY = new HostPort(HostPort.LOOPBACK, 0);

  @TempDir Path temp;

  private WorkerProcess process;
  private Thread thread;

  @AfterEach
  void stop() throws InterruptedException {
    if (process != null) {
      process.stop();
      thread.join();
    }
  }

  @Test
  void shouldWaitForAnAbsentTemporalAndThenPoll() throws Exception {
    int port = freePort();
    begin(new WorkerConfig(ANY, true, temp, RequestLimit.DEFAULT), port);
    eventually(() -> process.health().sentence().startsWith("waiting for Temporal"));
    assertThat(get("/livez").statusCode()).isEqualTo(200);
    assertThat(get("/healthz").statusCode()).isEqualTo(503);
    assertThat(get("/readyz").body()).contains("127.0.0.1:" + port);
    assertThat(get("/metrics").body()).contains("pawl_worker_polling 0.0");

    PortBoundTestServer server = TestServer.createPortBoundServer(port, true);
    try (server) {
      eventually(() -> get("/healthz").statusCode() == 200);
      assertThat(get("/readyz").statusCode()).isEqualTo(200);
      assertThat(get("/metrics").body())
          .contains("pawl_worker_polling 1.0")
          .contains("pawl_step_held_total{code=\"DrainTimeout\"} 0.0")
          .contains("jvm_memory_used_bytes");
      // Temporal's SDK reports every ten seconds.
      eventually(() -> get("/metrics").body().contains("temporal_worker_start"));

      process.stop();
      thread.join(Duration.ofSeconds(10).toMillis());
      assertThat(thread.isAlive()).isFalse();
    }
  }

  @Test
  void shouldStopWhileItWaits() throws Exception {
    begin(new WorkerConfig(ANY, true, temp, RequestLimit.DEFAULT), freePort());
    eventually(() -> process.health().sentence().startsWith("waiting for Temporal"));

    process.stop();

    thread.join(Duration.ofSeconds(5).toMillis());
    assertThat(thread.isAlive()).isFalse();
    assertThat(process.health().sentence()).isEqualTo("stopped");
  }

  @Test
  void shouldListenElsewhereWhereTheDefaultIsTaken() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      HostPort taken = new HostPort(HostPort.LOOPBACK, other.getLocalPort());

      begin(new WorkerConfig(taken, false, temp, RequestLimit.DEFAULT), freePort());

      eventually(() -> process.http() != null);
      assertThat(process.http().port()).isNotEqualTo(other.getLocalPort());
      assertThat(get("/livez").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void shouldRefuseAnAddressThatWasAskedForAndIsTaken() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      HostPort taken = new HostPort(HostPort.LOOPBACK, other.getLocalPort());
      WorkerProcess refused =
          new WorkerProcess(
              new WorkerConfig(taken, true, temp, RequestLimit.DEFAULT), env(freePort()));

      assertThatThrownBy(refused::work)
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("cannot listen on " + taken);
    }
  }

  private void begin(WorkerConfig config, int temporalPort) {
    process = new WorkerProcess(config, env(temporalPort));
    thread = new Thread(process::work, "worker-under-test");
    thread.start();
  }

  private Map<String, String> env(int temporalPort) {
    return Map.of(
        "TEMPORAL_ADDRESS",
        "127.0.0.1:" + temporalPort,
        "TEMPORAL_CONFIG_FILE",
        temp.resolve("none.toml").toString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://" + process.http() + path)).build(),
            BodyHandlers.ofString());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** The class's timeout ends it. */
  private static void eventually(Callable<Boolean> condition) throws Exception {
    while (!condition.call()) {
      Thread.sleep(50);
    }
  }
}
