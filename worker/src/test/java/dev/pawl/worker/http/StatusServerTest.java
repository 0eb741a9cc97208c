package dev.pawl.worker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusServerTest {

  private static final HostPort ANY = new HostPort(HostPort.LOOPBACK, 0);

  private volatile Health health = new Health(false, "waiting");
  private volatile Health ready = new Health(false, "not ready");
  private StatusServer server;

  @BeforeEach
  void listen() throws IOException {
    server =
        StatusServer.start(
            ANY, new StatusServer.Sources(() -> health, () -> ready, () -> "pawl_up 1\n"));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void shouldBeAliveButNotHealthyWhileWaiting() throws Exception {
    assertThat(get("/livez").statusCode()).isEqualTo(200);
    assertThat(get("/healthz").statusCode()).isEqualTo(503);
    assertThat(get("/healthz").body()).contains("waiting");
    assertThat(get("/readyz").statusCode()).isEqualTo(503);
  }

  @Test
  void shouldTellHealthyFromReady() throws Exception {
    health = new Health(true, "polling");
    ready = new Health(false, "Temporal is away");

    assertThat(get("/healthz").statusCode()).isEqualTo(200);
    assertThat(get("/readyz").statusCode()).isEqualTo(503);
    assertThat(get("/readyz").body()).contains("Temporal is away");
  }

  @Test
  void shouldServeMetricsAsPrometheusText() throws Exception {
    HttpResponse<String> answer = get("/metrics");

    assertThat(answer.body()).isEqualTo("pawl_up 1\n");
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("text/plain; version=0.0.4; charset=utf-8");
  }

  @Test
  void shouldAcceptNothing() throws Exception {
    HttpRequest post =
        HttpRequest.newBuilder(uri("/metrics")).POST(BodyPublishers.ofString("x")).build();

    assertThat(send(post).statusCode()).isEqualTo(405);
    assertThat(get("/metrics/more").statusCode()).isEqualTo(404);
    assertThat(get("/").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldAnswerHeadWithoutBody() throws Exception {
    HttpRequest head =
        HttpRequest.newBuilder(uri("/livez")).method("HEAD", BodyPublishers.noBody()).build();

    assertThat(send(head).statusCode()).isEqualTo(200);
    assertThat(send(head).body()).isEmpty();
  }

  @Test
  void shouldSayThatAnAddressIsTaken() {
    assertThatThrownBy(() -> StatusServer.start(server.address(), null))
        .isInstanceOf(BindException.class);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)).build());
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://" + server.address() + path);
  }
}
