package dev.pawl.activities.addon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Just enough of a Kubernetes API for server-side apply: discovery of a few kinds, objects by path,
 * a resourceVersion that rises when an object changes. The simulator has no server-side apply.
 */
public final class FakeApi implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String DEAD =
      "{\"kind\": \"Status\", \"code\": 400, \"message\": \"the worker is dead\"}";

  /** Paths that were applied, in order; dry runs aside. */
  final List<String> applied = new CopyOnWriteArrayList<>();

  /**
   * Requests that were to change something, in order; not dry runs, nor a create of what is there.
   */
  public final List<String> writes = new CopyOnWriteArrayList<>();

  /** Merge patches, dry runs too: media type and body. */
  public final List<String> merges = new CopyOnWriteArrayList<>();

  public final Map<String, String> answers = new ConcurrentHashMap<>();
  public final Map<String, ObjectNode> objects = new ConcurrentHashMap<>();

  /** What controllers make of an object that is applied. */
  public volatile UnaryOperator<ObjectNode> controllers = UnaryOperator.identity();

  /** What somebody else does to an object between a look and a JSON patch. */
  public volatile Consumer<ObjectNode> overtake =
      object -> {
        // Nobody does.
      };

  /** Code and body that the next applies of a path are answered with, unless they are forced. */
  public final Map<String, Map.Entry<Integer, String>> refusals = new ConcurrentHashMap<>();

  /** The same, forced or not. */
  public final Map<String, Map.Entry<Integer, String>> never = new ConcurrentHashMap<>();

  /** What every apply of an object that is not there is answered with; null where it is made. */
  public volatile String refusesAnew;

  /** How many requests are answered before the rights to make any are gone. */
  public final AtomicInteger answered = new AtomicInteger();

  public volatile int answersAtMost = Integer.MAX_VALUE;

  private final HttpServer server;
  private int version;
  private int requests;
  private int diesAt = Integer.MAX_VALUE;

  public FakeApi() throws IOException {
    // Read when the first server is made. Without it each answer waits 40 ms for an
    // acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
    answers.put("/api/v1", kinds("v1", "ConfigMap:configmaps:true", "Namespace:namespaces:false"));
    answers.put(
        "/apis/apps/v1", kinds("apps/v1", "Deployment:deployments:true", "Scale:x/scale:true"));
    answers.put(
        "/apis/apiextensions.k8s.io/v1",
        kinds(
            "apiextensions.k8s.io/v1", "CustomResourceDefinition:customresourcedefinitions:false"));
  }

  public Path kubeconfig(Path file) throws IOException {
    return Files.writeString(
        file,
        """
        apiVersion: v1
        kind: Config
        current-context: fake
        clusters: [{name: fake, cluster: {server: "http://127.0.0.1:%d"}}]
        users: [{name: fake, user: {token: t}}]
        contexts: [{name: fake, context: {cluster: fake, user: fake}}]
        """
            .formatted(server.getAddress().getPort()));
  }

  public static String kinds(String groupVersion, String... kinds) {
    ObjectNode list = MAPPER.createObjectNode();
    list.put("kind", "APIResourceList").put("groupVersion", groupVersion);
    var resources = list.putArray("resources");
    for (String k : kinds) {
      String[] p = k.split(":", -1);
      resources
          .addObject()
          .put("kind", p[0])
          .put("name", p[1])
          .put("namespaced", Boolean.parseBoolean(p[2]));
    }
    return list.toString();
  }

  /**
   * From this request on whoever asks is dead: nothing reaches the server, and no answer comes
   * back.
   *
   * @param request the first is 1
   */
  public synchronized void dieAt(int request) {
    diesAt = request;
  }

  /** Somebody else asks from now on. */
  public synchronized void revive() {
    diesAt = Integer.MAX_VALUE;
  }

  public synchronized boolean isDead() {
    return requests >= diesAt;
  }

  public synchronized int requests() {
    return requests;
  }

  /** As it was in the beginning, its kinds aside. */
  public synchronized void clear() {
    revive();
    requests = 0;
    version = 0;
    objects.clear();
    applied.clear();
    writes.clear();
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    requests++;
    if (isDead()) {
      send(exchange, 400, DEAD);
      return;
    }
    String path = exchange.getRequestURI().getPath();
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean dryRun = String.valueOf(exchange.getRequestURI().getQuery()).contains("dryRun=All");
    if (answered.incrementAndGet() > answersAtMost) {
      send(exchange, 403, "{\"kind\": \"Status\", \"code\": 403, \"message\": \"no more\"}");
      return;
    }
    if (!Set.of("GET", "POST").contains(exchange.getRequestMethod()) && !dryRun) {
      writes.add(exchange.getRequestMethod() + " " + path);
    }
    if (exchange.getRequestMethod().equals("PATCH")) {
      patch(exchange, path, body);
    } else if (exchange.getRequestMethod().equals("POST")) {
      post(exchange, path, (ObjectNode) MAPPER.readTree(body), dryRun);
    } else if (exchange.getRequestMethod().equals("PUT")) {
      objects.put(path, (ObjectNode) MAPPER.readTree(body));
      send(exchange, 200, objects.get(path).toString());
    } else if (exchange.getRequestMethod().equals("DELETE")) {
      delete(exchange, path, body);
    } else if (objects.containsKey(path)) {
      send(exchange, 200, objects.get(path).toString());
    } else if (answers.containsKey(path)) {
      send(exchange, 200, answers.get(path));
    } else if (path.endsWith("/pods") || path.endsWith("/events") || path.endsWith("/configmaps")) {
      send(exchange, 200, list(path));
    } else {
      send(exchange, 404, "{\"kind\": \"Status\", \"code\": 404, \"message\": \"not found\"}");
    }
  }

  private String list(String path) {
    ObjectNode list = MAPPER.createObjectNode().put("apiVersion", "v1").put("kind", "List");
    list.putArray("items")
        .addAll(
            objects.keySet().stream()
                .filter(p -> p.startsWith(path + "/"))
                .sorted()
                .map(objects::get)
                .toList());
    return list.toString();
  }

  private void delete(HttpExchange exchange, String path, byte[] body) throws IOException {
    ObjectNode there = objects.get(path);
    if (there == null) {
      send(exchange, 404, "{\"kind\": \"Status\", \"code\": 404, \"message\": \"not found\"}");
      return;
    }
    String wanted = MAPPER.readTree(body).at("/preconditions/uid").asText();
    if (!wanted.isEmpty() && !wanted.equals(there.at("/metadata/uid").asText())) {
      send(exchange, 409, "{\"kind\": \"Status\", \"code\": 409, \"message\": \"another UID\"}");
      return;
    }
    objects.remove(path);
    send(exchange, 200, "{\"kind\": \"Status\", \"status\": \"Success\"}");
  }

  private void post(HttpExchange exchange, String path, ObjectNode made, boolean dryRun)
      throws IOException {
    if (never.containsKey(path)) {
      send(exchange, never.get(path).getKey(), never.get(path).getValue());
      return;
    }
    String one = path + "/" + made.at("/metadata/name").asText();
    if (objects.containsKey(one)) {
      send(exchange, 409, "{\"kind\": \"Status\", \"code\": 409, \"message\": \"it is there\"}");
      return;
    }
    if (dryRun) {
      send(exchange, 201, made.toString());
      return;
    }
    writes.add("POST " + path);
    made.withObject("/metadata").put("uid", "uid-" + ++version).put("resourceVersion", "1");
    objects.put(one, made);
    send(exchange, 201, made.toString());
  }

  private void patch(HttpExchange exchange, String path, byte[] body) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type.startsWith("application/json-patch+json")) {
      jsonPatch(exchange, path, MAPPER.readTree(body));
      return;
    }
    if (type.contains("merge-patch+json")) {
      mergePatch(exchange, path, type, MAPPER.readTree(body));
      return;
    }
    boolean apply =
        type.startsWith("application/apply-patch+yaml")
            && exchange.getRequestURI().getQuery().contains("fieldManager=pawl");
    if (!apply) {
      send(exchange, 415, "{}");
      return;
    }
    boolean dryRun = exchange.getRequestURI().getQuery().contains("dryRun=All");
    boolean force = exchange.getRequestURI().getQuery().contains("force=true");
    if (!dryRun) {
      applied.add(path);
    }
    if (!force && refusals.containsKey(path)) {
      send(exchange, refusals.get(path).getKey(), refusals.get(path).getValue());
      return;
    }
    if (never.containsKey(path) && objects.containsKey(path)) {
      send(exchange, never.get(path).getKey(), never.get(path).getValue());
      return;
    }
    if (refusesAnew != null && !objects.containsKey(path)) {
      send(exchange, 422, refusesAnew);
      return;
    }
    ObjectNode old = objects.get(path);
    ObjectNode object = controllers.apply(FakeApply.of(old, (ObjectNode) MAPPER.readTree(body)));
    ObjectNode metadata = object.withObject("/metadata");
    if (old == null) {
      metadata.put("uid", "uid-" + (version + 1));
    }
    if (!dryRun && !object.equals(old)) {
      metadata.put("resourceVersion", String.valueOf(++version));
    }
    if (!dryRun) {
      objects.put(path, object);
    }
    send(exchange, 200, object.toString());
  }

  private void mergePatch(HttpExchange exchange, String path, String type, JsonNode patch)
      throws IOException {
    merges.add(type.replaceFirst("[+;].*", "") + " " + patch);
    if (refusals.containsKey(path)) {
      send(exchange, refusals.get(path).getKey(), refusals.get(path).getValue());
      return;
    }
    boolean strategic = type.startsWith("application/strategic");
    ObjectNode object = controllers.apply(FakeMerge.of(objects.get(path), patch, strategic));
    if (!String.valueOf(exchange.getRequestURI().getQuery()).contains("dryRun=All")) {
      objects.put(path, object);
    }
    send(exchange, 200, object.toString());
  }

  private void jsonPatch(HttpExchange exchange, String path, JsonNode patch) throws IOException {
    if (refusals.containsKey(path)) {
      send(exchange, refusals.get(path).getKey(), refusals.get(path).getValue());
      return;
    }
    overtake.accept(objects.get(path));
    try {
      ObjectNode object = (ObjectNode) JsonPatch.apply(patch, objects.get(path));
      if (!exchange.getRequestURI().getQuery().contains("dryRun=All")) {
        object.withObject("/metadata").put("resourceVersion", String.valueOf(++version));
        objects.put(path, controllers.apply(object));
      }
      send(exchange, 200, object.toString());
    } catch (JsonPatchException e) {
      send(
          exchange,
          422,
          MAPPER
              .createObjectNode()
              .put("kind", "Status")
              .put("code", 422)
              .put("message", e.getMessage())
              .toString());
    }
  }

  private static void send(HttpExchange exchange, int code, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
