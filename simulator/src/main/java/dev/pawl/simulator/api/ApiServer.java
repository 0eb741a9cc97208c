package dev.pawl.simulator.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pawl.simulator.store.ApiError;
import dev.pawl.simulator.store.Registry;
import dev.pawl.simulator.store.ResourceCatalogue;
import dev.pawl.simulator.store.Statuses;
import dev.pawl.simulator.time.SimClock;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server on a free port of the loopback interface. One thread per open request. */
public final class ApiServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ApiServer.class);

  private final SimClock clock;
  private final ServerState state;
  private final RequestFaults faults;
  private final RequestLog requests = new RequestLog();
  private final Routes routes;
  private final Dispatcher dispatcher;
  private final Watches watches;
  private final ExecutorService threads;
  private final HttpServer server;

  /**
   * Starts serving.
   *
   * @throws UncheckedIOException when no port can be had
   */
  public ApiServer(Registry registry, ServerState state, RequestFaults faults) {
    HttpProperties.set();
    ResourceCatalogue catalogue = new ResourceCatalogue();
    this.clock = registry.clock();
    this.state = state;
    this.faults = faults;
    this.routes = new Routes(catalogue);
    this.dispatcher = new Dispatcher(registry, catalogue, state);
    this.watches = new Watches(registry.store());
    AtomicInteger count = new AtomicInteger();
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "sim-api-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public RequestLog requests() {
    return requests;
  }

  /** Ends all open watches, as a restart of the apiserver does. */
  public void cutWatches() {
    watches.cutAll();
  }

  @Override
  public void close() {
    watches.cutAll();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    Instant at = clock.now();
    long start = System.nanoTime();
    try (exchange) {
      ApiRequest request = ApiRequest.read(exchange);
      RequestInfo info = routes.read(request);
      int code = serve(exchange, info, request);
      requests.add(new RequestLog.Entry(info, code, at, System.nanoTime() - start));
    } catch (IOException | InterruptedException e) {
      // The client went away, or the server is closing: nobody is left to tell.
      log.atDebug().setCause(e).log("request ended early");
    }
  }

  private int serve(HttpExchange exchange, RequestInfo info, ApiRequest request)
      throws IOException, InterruptedException {
    Optional<Failure> failure = faults.next(info);
    if (failure.isPresent() && failure.get() instanceof Failure.CutBefore) {
      return 0;
    }
    LockSupport.parkNanos(faults.delay().toNanos());
    if (failure.isPresent() && failure.get() instanceof Failure.Status status) {
      return send(
          exchange, Reply.of(ApiError.of(status.code(), status.reason(), status.message())));
    }
    if (failure.isPresent() && failure.get() instanceof Failure.Throttled) {
      return send(exchange, Reply.throttled());
    }
    if (info.verb().equals("watch") && info.isResource()) {
      return watch(exchange, info, request);
    }
    Reply reply = answer(info, request);
    return failure.isPresent() ? 0 : send(exchange, reply);
  }

  private Reply answer(RequestInfo info, ApiRequest request) {
    try {
      authorise(info);
      return dispatcher.answer(info, request);
    } catch (ApiError e) {
      return Reply.of(e);
    } catch (RuntimeException e) {
      log.atError().setCause(e).addKeyValue("path", request.path()).log("simulator bug");
      String message = "Internal error occurred: " + e;
      return Reply.json(500, Statuses.failure(500, "InternalError", message));
    }
  }

  private int watch(HttpExchange exchange, RequestInfo info, ApiRequest request)
      throws IOException, InterruptedException {
    if (request.upgrade()) {
      // Clients that ask for a WebSocket first fall back to plain HTTP on this answer.
      String why = "the simulator speaks no WebSocket";
      return send(exchange, Reply.of(ApiError.of(503, "ServiceUnavailable", why)));
    }
    Watch watch;
    try {
      authorise(info);
      watch = watches.make(dispatcher.type(info), info, request);
    } catch (ApiError e) {
      return send(exchange, Reply.of(e));
    }
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    // Sends the headers: a client must not wait for the first event to know that it watches.
    out.flush();
    watches.run(watch, out);
    return 200;
  }

  private void authorise(RequestInfo info) {
    boolean self = info.group().equals(AccessReview.GROUP);
    if (!self && !state.authoriser().allows(info)) {
      throw AccessReview.refusal(info);
    }
  }

  private static int send(HttpExchange exchange, Reply reply) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", reply.contentType());
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(reply.code(), reply.body().length == 0 ? -1 : reply.body().length);
    exchange.getResponseBody().write(reply.body());
    return reply.code();
  }

  /** The longest a watch lasts when the client names no time; a real server's is 30 to 60 min. */
  static Duration longestWatch() {
    return Duration.ofMinutes(30);
  }
}
