package dev.pawl.activities.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JsonPagesTest {

  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> accepted = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private KubernetesClient client;

  record Item(Metadata metadata) {}

  record Metadata(String name) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
            .withRequestRetryBackoffLimit(0)
            .build();
    client = new KubernetesClientBuilder().withConfig(config).build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  @Test
  void shouldReadAllPagesAndKeepOnlyWhatTheTypeHas() {
    answers.put(
        "/apis/x/v1/things?limit=2",
        """
        {"kind": "PartialObjectMetadataList", "metadata": {"continue": "a+b/c=", "remainingItemCount": 1},
         "items": [{"metadata": {"name": "one", "labels": {"a": "b"}}, "spec": {"big": [1, 2]}},
                   {"metadata": {"name": "two"}}]}
        """);
    answers.put(
        "/apis/x/v1/things?limit=2&continue=a%2Bb%2Fc%3D",
        """
        {"items": [{"metadata": {"name": "three"}}], "metadata": {"resourceVersion": "7"}}
        """);

    assertThat(names("/apis/x/v1/things")).containsExactly("one", "two", "three");
    assertThat(accepted).containsOnly(JsonPages.METADATA_ONLY);
  }

  @Test
  void shouldKeepTheQueryOfItsPath() {
    answers.put("/api/v1/secrets?fieldSelector=type%3Dx&limit=2", "{\"items\": null}");

    assertThat(names("/api/v1/secrets?fieldSelector=type%3Dx")).isEmpty();
    assertThat(asked).containsExactly("/api/v1/secrets?fieldSelector=type%3Dx&limit=2");
  }

  @Test
  void shouldSayWhatTheServerSays() {
    assertThatThrownBy(() -> names("/apis/forbidden/v1/things"))
        .isInstanceOfSatisfying(
            KubernetesClientException.class,
            e -> {
              assertThat(e.getCode()).isEqualTo(403);
              assertThat(e.getStatus().getMessage()).isEqualTo("no");
            });
    assertThatThrownBy(() -> names("/apis/gone/v1/things"))
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(404));
  }

  @Test
  void shouldNotTakeSomethingElseForAList() {
    answers.put("/apis/x/v1/things?limit=2", "<html>log in</html>");

    assertThatThrownBy(() -> names("/apis/x/v1/things"))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining("no list");
  }

  private List<String> names(String path) {
    List<String> names = new ArrayList<>();
    JsonPages.each(
        client,
        path,
        JsonPages.METADATA_ONLY,
        2,
        Item.class,
        item -> names.add(item.metadata().name()));
    return names;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    asked.add(path);
    accepted.add(exchange.getRequestHeaders().getFirst("Accept"));
    boolean forbidden = path.contains("forbidden");
    String body =
        forbidden
            ? "{\"kind\": \"Status\", \"message\": \"no\"}"
            : answers.getOrDefault(path, "404 page not found");
    int code = forbidden ? 403 : answers.containsKey(path) ? 200 : 404;
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
