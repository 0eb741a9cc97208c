package dev.pawl.worker.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Serves what monitoring asks for.
 *
 * <pre>
 * /livez    200 while the process answers: for a liveness probe, which must not kill a worker
 *           only because Temporal is away
 * /healthz  200 while the worker polls Temporal, else 503: waiting for it, or stopping
 * /readyz   as /healthz, and Temporal answers right now
 * /metrics  Prometheus text
 * </pre>
 */
public final class StatusServer implements AutoCloseable {

  /** A slow /readyz must not hold up /livez. */
  private static final int THREADS = 2;

  private static final String TEXT = "text/plain; charset=utf-8";

  /**
   * What is shown.
   *
   * @param ready asked again for every request
   * @param metrics in Prometheus text
   */
  public record Sources(
      Supplier<Health> health, Supplier<Health> ready, Supplier<String> metrics) {}

  private record Answer(int status, String type, String body) {}

  private final HttpServer server;
  private final ExecutorService threads;
  private final Sources sources;

  private StatusServer(HttpServer server, ExecutorService threads, Sources sources) {
    this.server = server;
    this.threads = threads;
    this.sources = sources;
  }

  /**
   * Begins to listen.
   *
   * @throws BindException when something else listens there
   * @throws IOException when there is no such address on this machine
   */
  public static StatusServer start(HostPort where, Sources sources) throws IOException {
    HttpServer server = HttpServer.create(where.resolved(), 0);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS, StatusServer::thread);
    StatusServer status = new StatusServer(server, threads, sources);
    server.setExecutor(threads);
    server.createContext("/", status::serve);
    server.start();
    return status;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "pawl-http");
    thread.setDaemon(true);
    return thread;
  }

  /** Where it really listens. */
  public HostPort address() {
    return new HostPort(
        server.getAddress().getAddress().getHostAddress(), server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(exchange.getRequestMethod(), exchange.getRequestURI().getPath());
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.sendResponseHeaders(answer.status(), -1);
      } else {
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  private Answer answer(String method, String path) {
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return plain(HttpURLConnection.HTTP_BAD_METHOD, "only GET and HEAD");
    }
    return switch (path) {
      case "/livez" -> plain(HttpURLConnection.HTTP_OK, "alive");
      case "/healthz" -> health(sources.health().get());
      case "/readyz" -> health(sources.ready().get());
      case "/metrics" ->
          new Answer(
              HttpURLConnection.HTTP_OK,
              "text/plain; version=0.0.4; charset=utf-8",
              sources.metrics().get());
      default ->
          plain(HttpURLConnection.HTTP_NOT_FOUND, "there are /livez /healthz /readyz /metrics");
    };
  }

  private static Answer health(Health health) {
    int status = health.polling() ? HttpURLConnection.HTTP_OK : HttpURLConnection.HTTP_UNAVAILABLE;
    return plain(status, health.sentence());
  }

  private static Answer plain(int status, String sentence) {
    return new Answer(status, TEXT, sentence + "\n");
  }
}
