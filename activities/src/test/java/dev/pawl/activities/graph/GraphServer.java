package dev.pawl.activities.graph;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An update service on this machine that answers as a test tells it. */
final class GraphServer implements AutoCloseable {

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile HttpHandler handler;

  GraphServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    asked.add(
        "%s accept=%s if-none-match=%s"
            .formatted(
                exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("Accept"),
                exchange.getRequestHeaders().getFirst("If-None-Match")));
    handler.handle(exchange);
  }

  void answers(HttpHandler with) {
    handler = with;
  }

  /** With a body and headers such as {@code "ETag: x"}. */
  void answers(int code, String body, String... headers) {
    handler = exchange -> answer(exchange, code, body, headers);
  }

  static void answer(HttpExchange exchange, int code, String body, String... headers)
      throws IOException {
    for (String header : headers) {
      int colon = header.indexOf(": ");
      exchange.getResponseHeaders().add(header.substring(0, colon), header.substring(colon + 2));
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  List<String> asked() {
    return asked;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
