package dev.pawl.activities.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.pawl.activities.checks.Answers.Answer;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A control plane of three apiservers: two loopback addresses that answer, and one that does not.
 */
class LiveViewTest {

  private static final String SLICES =
      "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices";

  private final ExecutorService readers = Executors.newFixedThreadPool(2);
  private HttpServer first;
  private HttpServer second;
  private KubernetesClient client;

  @BeforeEach
  void start() throws IOException {
    first = HttpServer.create(new InetSocketAddress(loopback(1), 0), 0);
    second = HttpServer.create(new InetSocketAddress(loopback(2), port()), 0);
    answer(first, "/readyz", 200, "[+]ping ok\n[+]etcd ok\n");
    answer(second, "/readyz", 500, "[+]ping ok\n[-]etcd failed: reason withheld\n");
    first.start();
    second.start();
    client =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder()
                    .withMasterUrl("http://127.0.0.1:" + port())
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    first.stop(0);
    second.stop(0);
    readers.shutdownNow();
  }

  @Test
  void shouldAskEachApiserverThatIsReached() {
    endpoints("127.0.0.1", "127.0.0.2", "127.0.0.3");

    Answers<String> answers = view().each(Readings.READYZ);

    assertThat(answers.each())
        .extracting(Answer::server)
        .containsExactly("Apiserver/127.0.0.1:" + port(), "Apiserver/127.0.0.2:" + port());
    assertThat(answers.each().get(1).said()).contains("[-]etcd failed: reason withheld");
    assertThat(answers.silent()).containsExactly("127.0.0.3:" + port());
  }

  @Test
  void shouldTakeWhatTheClusterSaysWhereNoneIsReached() {
    endpoints("127.0.0.3", "127.0.0.4");

    Answers<String> answers = view().each(Readings.READYZ);

    assertThat(answers.each())
        .singleElement()
        .satisfies(
            a -> {
              assertThat(a.server()).isEqualTo("Cluster/apiserver");
              assertThat(a.said()).contains("[+]etcd ok");
            });
    assertThat(answers.silent()).hasSize(2);
  }

  @Test
  void shouldAskTheOnlyOneAtTheClustersAddress() {
    endpoints("127.0.0.3");

    assertThat(view().each(Readings.READYZ))
        .satisfies(a -> assertThat(a.each()).hasSize(1))
        .satisfies(a -> assertThat(a.silent()).isEmpty());
  }

  private LiveView view() {
    return new LiveView(client, readers, new FakeView().spec(), FakeView.NOW);
  }

  private int port() {
    return first.getAddress().getPort();
  }

  private void endpoints(String... addresses) {
    StringBuilder endpoints = new StringBuilder();
    for (String address : addresses) {
      endpoints
          .append(endpoints.isEmpty() ? "" : ",")
          .append(
              "{\"addresses\": [\"%s\"], \"conditions\": {\"ready\": true}}".formatted(address));
    }
    answer(
        first,
        SLICES,
        200,
        """
        {"apiVersion": "discovery.k8s.io/v1", "kind": "EndpointSliceList", "metadata": {}, "items": [
          {"metadata": {"namespace": "default", "name": "kubernetes"}, "addressType": "IPv4",
           "ports": [{"name": "https", "port": %d}], "endpoints": [%s]}]}
        """
            .formatted(port(), endpoints));
  }

  private static InetAddress loopback(int last) throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
  }

  private static void answer(HttpServer server, String path, int code, String text) {
    server.createContext(
        path,
        exchange -> {
          byte[] body = text.getBytes(StandardCharsets.UTF_8);
          exchange
              .getResponseHeaders()
              .set("Content-Type", text.startsWith("{") ? "application/json" : "text/plain");
          exchange.sendResponseHeaders(code, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }
}
