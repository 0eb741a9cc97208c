package dev.pawl.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.testbed.KubeApi;
import dev.pawl.testbed.KubeCluster;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at the cluster five times a second: which pods there ever were, and how many nodes. */
final class Onlooker implements AutoCloseable {

  private static final long PERIOD_MILLIS = 200;

  private final KubeApi api;
  private final ObjectMapper json = new ObjectMapper();
  private final Set<String> pods = new HashSet<>();
  private final Map<String, String> nodeOf = new HashMap<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private int mostNodes;

  private Onlooker(KubeApi api) {
    this.api = api;
  }

  static Onlooker watch(KubeCluster cluster) {
    Onlooker onlooker = new Onlooker(cluster.api());
    onlooker.look();
    Future<?> unused =
        onlooker.clock.scheduleWithFixedDelay(
            onlooker::lookIfThere, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
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

  private void lookIfThere() {
    try {
      look();
    } catch (RuntimeException missed) {
      // The next look sees the same pods: they live for seconds.
    }
  }

  synchronized void look() {
    for (JsonNode pod : items("/api/v1/namespaces/default/pods")) {
      if (pod.path("spec").hasNonNull("nodeName")) {
        pods.add(pod.path("metadata").path("uid").asText());
        nodeOf.put(
            pod.path("metadata").path("name").asText(), pod.path("spec").path("nodeName").asText());
      }
    }
    mostNodes = Math.max(mostNodes, items("/api/v1/nodes").size());
  }

  private JsonNode items(String path) {
    try {
      return json.readTree(api.get(path).orThrow().body()).path("items");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
