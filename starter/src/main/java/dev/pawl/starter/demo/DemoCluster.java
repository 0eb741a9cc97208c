package dev.pawl.starter.demo;

import dev.pawl.simulator.ClusterBuilder;
import dev.pawl.simulator.SimCluster;
import dev.pawl.simulator.control.Timing;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The clusters of the demo. The first is the one of OpenShift's own example of a canary rollout:
 * 100 nodes with spare capacity for 10, in pools of 10, 30, 30 and 30.
 */
final class DemoCluster {

  /**
   * Short, since a person waits, and not by a clock that runs faster: Pawl's own timeouts are on
   * the wall.
   */
  private static final Timing QUICK =
      new Timing(Duration.ofMillis(1_200), 0.3, Duration.ofMillis(300), Duration.ofMillis(200));

  private static final Duration UP = Duration.ofSeconds(60);
  private static final String OLD = "v1.35.4";

  private DemoCluster() {}

  static SimCluster start(Map<String, Integer> pools, Apps apps) {
    return start(OLD, pools, apps);
  }

  static SimCluster start(String version, Map<String, Integer> pools, Apps apps) {
    SimCluster cluster =
        SimCluster.start(SimCluster.Options.defaults().withTiming(QUICK).withVersion(version));
    ClusterBuilder builder = cluster.populate();
    pools.forEach(
        (name, size) -> builder.pool(name, size, p -> p.version(version).zones("a", "b")));
    apps.addTo(builder);
    return builder.createAndWait(UP);
  }

  /** 10, 30, 30 and 30 nodes. */
  static Map<String, Integer> hundred() {
    Map<String, Integer> pools = new LinkedHashMap<>();
    pools.put("canary", 10);
    pools.put("a", 30);
    pools.put("b", 30);
    pools.put("c", 30);
    return pools;
  }

  /** One pool of 12. */
  static Map<String, Integer> dozen() {
    return Map.of("workers", 12);
  }
}
