package dev.pawl.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.testbed.KubeCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks ten times a second how many node pods of an addon each node has (S0.5). */
final class NodePodObserver implements AutoCloseable {

  private static final long PERIOD_MILLIS = 100;

  private final KubeCluster cluster;
  private final String pods;
  private final ObjectMapper json = new ObjectMapper();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final List<String> crowded = new ArrayList<>();
  private Map<String, String> ready = Map.of();
  private int looks;

  private NodePodObserver(KubeCluster cluster, String pods) {
    this.cluster = cluster;
    this.pods = pods;
  }

  /** Watches the pods of a namespace that have these labels, written as a selector. */
  static NodePodObserver watch(KubeCluster cluster, String namespace, String selector) {
    NodePodObserver observer =
        new NodePodObserver(
            cluster,
            "/api/v1/namespaces/%s/pods?labelSelector=%s"
                .formatted(namespace, selector.replace("=", "%3D")));
    observer.look();
    Future<?> unused =
        observer.clock.scheduleAtFixedRate(
            observer::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    return observer;
  }

  /** Sentences on nodes that had two at once, those that end included. */
  synchronized List<String> crowded() {
    return List.copyOf(crowded);
  }

  /** Nodes whose pod is ready and stays, each with the image that it runs. */
  synchronized Map<String, String> ready() {
    return ready;
  }

  synchronized int looks() {
    return looks;
  }

  private void look() {
    JsonNode items = list();
    Map<String, List<String>> byNode = new TreeMap<>();
    Map<String, String> now = new TreeMap<>();
    for (JsonNode pod : items) {
      String node = pod.at("/spec/nodeName").asText();
      if (node.isEmpty() || List.of("Succeeded", "Failed").contains(phase(pod))) {
        continue;
      }
      String image = pod.at("/spec/containers/0/image").asText();
      byNode.computeIfAbsent(node, n -> new ArrayList<>()).add(image);
      if (isReady(pod) && pod.at("/metadata/deletionTimestamp").isMissingNode()) {
        now.put(node, image);
      }
    }
    synchronized (this) {
      looks++;
      ready = now;
      byNode.forEach(
          (node, images) -> {
            if (images.size() > 1) {
              crowded.add("%s has %s".formatted(node, images));
            }
          });
    }
  }

  private JsonNode list() {
    try {
      return json.readTree(cluster.api().get(pods).orThrow().body()).path("items");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String phase(JsonNode pod) {
    return pod.at("/status/phase").asText();
  }

  private static boolean isReady(JsonNode pod) {
    for (JsonNode condition : pod.at("/status/conditions")) {
      if (condition.path("type").asText().equals("Ready")) {
        return condition.path("status").asText().equals("True");
      }
    }
    return false;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
