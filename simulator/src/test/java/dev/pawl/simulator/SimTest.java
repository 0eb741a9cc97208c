package dev.pawl.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.control.Timing;
import dev.pawl.simulator.store.Trees;
import dev.pawl.simulator.time.SimClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;

/** A cluster whose time stands still until a test moves it. */
abstract class SimTest {
  static final Duration WALL = Duration.ofSeconds(20);

  final SimCluster cluster =
      SimCluster.start(
          SimCluster.Options.defaults()
              .withClock(SimClock.manual(Instant.parse("2026-11-22T00:00:00Z")))
              .withTiming(
                  new Timing(
                      Duration.ofSeconds(30), 0, Duration.ofSeconds(2), Duration.ofSeconds(5))));

  @AfterEach
  void close() {
    cluster.close();
  }

  ClusterBuilder populate() {
    return cluster.populate();
  }

  List<JsonNode> pods(String app) {
    return cluster.objects().list("Pod", "app=" + app);
  }

  /** How many pods of an app each node has. */
  Map<String, Long> spread(String app) {
    return pods(app).stream()
        .collect(
            Collectors.groupingBy(
                p -> Trees.text(p, "spec", "nodeName"), TreeMap::new, Collectors.counting()));
  }

  JsonNode status(String kind, String namespace, String name) {
    return cluster.objects().get(kind, namespace, name).orElseThrow().path("status");
  }

  void cordon(String node) {
    cluster.objects().edit("Node", "", node, n -> spec(n).put("unschedulable", true));
    cluster.settle(WALL);
  }

  void node(String name, Map<String, String> labels) {
    ObjectNode node = ClusterBuilder.named("v1", "Node", "", name);
    ObjectNode meta = Trees.metadata(node);
    meta.putObject("annotations").put("kwok.x-k8s.io/node", "fake");
    ObjectNode own = meta.putObject("labels");
    labels.forEach(own::put);
    cluster.objects().create(node);
    cluster.settle(WALL);
  }

  boolean ready(String node) {
    return cluster
        .objects()
        .get("Node", "", node)
        .map(n -> Trees.conditionTrue(n, "Ready"))
        .orElse(false);
  }

  void deletePod(String namespace, String name) {
    cluster.objects().delete("Pod", namespace, name);
    cluster.settle(WALL);
  }

  static ObjectNode spec(ObjectNode object) {
    return Trees.child(object, "spec");
  }

  static void assertReady(List<JsonNode> pods, int count) {
    assertThat(pods).hasSize(count).allMatch(p -> Trees.conditionTrue(p, "Ready"));
  }
}
