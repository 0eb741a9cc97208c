package dev.pawl.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.testbed.KubeApi;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.TestbedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Which pods there ever were in the cluster, and how many nodes. It watches: looking at all pods
 * five times a second took a fifth of the machine away from what is measured.
 */
final class Onlooker implements AutoCloseable {

  private static final String PODS = "/api/v1/namespaces/default/pods";
  private static final String NODES = "/api/v1/nodes";

  private final KubeApi api;
  private final ObjectMapper json = new ObjectMapper();
  private final Set<String> pods = new HashSet<>();
  private final Map<String, String> nodeOf = new HashMap<>();
  private final Set<String> nodes = new HashSet<>();
  private final Set<Stream<String>> open = new HashSet<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "onlooker");
            thread.setDaemon(true);
            return thread;
          });
  private int mostNodes;
  private boolean closed;

  private Onlooker(KubeApi api) {
    this.api = api;
  }

  static Onlooker watch(KubeCluster cluster) {
    Onlooker onlooker = new Onlooker(cluster.api());
    onlooker.look();
    onlooker.threads.execute(() -> onlooker.follow(PODS, onlooker::pod));
    onlooker.threads.execute(() -> onlooker.follow(NODES, onlooker::node));
    return onlooker;
  }

  /** Pods that ever ran on a node. */
  synchronized int pods() {
    return pods.size();
  }

  /** The node of each pod that was ever seen on one, by the pod's name. */
  synchronized Map<String, String> nodeOf() {
    return Map.copyOf(nodeOf);
  }

  synchronized int mostNodes() {
    return mostNodes;
  }

  /** What is there now, whether or not its event has come. */
  void look() {
    items(PODS).forEach(this::isThere);
    JsonNode all = items(NODES);
    synchronized (this) {
      mostNodes = Math.max(mostNodes, all.size());
    }
  }

  /**
   * A watch without a version begins with all that is there, so that one that ended loses nothing.
   */
  private void follow(String path, Consumer<JsonNode> seen) {
    while (true) {
      try (Stream<String> events = opened(path + "?watch=true")) {
        if (events == null) {
          return;
        }
        events.forEach(line -> seen.accept(parsed(line)));
      } catch (TestbedException | UncheckedIOException ended) {
        if (isClosed()) {
          return;
        }
      }
    }
  }

  private Stream<String> opened(String path) {
    Stream<String> events = api.lines(path);
    synchronized (this) {
      if (closed) {
        events.close();
        return null;
      }
      open.add(events);
      return events;
    }
  }

  private void pod(JsonNode event) {
    isThere(event.path("object"));
  }

  private synchronized void isThere(JsonNode pod) {
    if (pod.path("spec").hasNonNull("nodeName")) {
      pods.add(pod.path("metadata").path("uid").asText());
      nodeOf.put(
          pod.path("metadata").path("name").asText(), pod.path("spec").path("nodeName").asText());
    }
  }

  private synchronized void node(JsonNode event) {
    String name = event.path("object").path("metadata").path("name").asText();
    if (event.path("type").asText().equals("DELETED")) {
      nodes.remove(name);
    } else {
      nodes.add(name);
    }
    mostNodes = Math.max(mostNodes, nodes.size());
  }

  private JsonNode items(String path) {
    return parsed(api.get(path).orThrow().body()).path("items");
  }

  private JsonNode parsed(String text) {
    try {
      return json.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      open.forEach(Stream::close);
    }
    threads.shutdownNow();
  }
}
