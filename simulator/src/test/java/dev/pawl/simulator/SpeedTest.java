package dev.pawl.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.simulator.time.SimClock;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The speed that the demo and fast tests need. Medians; bounds are wide, for shared machines. */
class SpeedTest {

  @Test
  void shouldServeAHundredNodesQuickly() {
    long start = System.nanoTime();
    try (SimCluster cluster =
            SimCluster.start(SimCluster.Options.defaults().withClock(SimClock.scaled(60)));
        KubernetesClient client = TestClients.of(cluster)) {
      ClusterBuilder builder = cluster.populate().pool("w", 100, p -> p.zones("a", "b", "c"));
      for (int i = 0; i < 45; i++) {
        builder.deployment(
            "shop", "web-" + i, 20, w -> w.requests("100m", "64Mi").minAvailable("19"));
      }
      builder.daemonSet("kube-system", "agent", w -> w).createAndWait(Duration.ofMinutes(1));
      double populate = (System.nanoTime() - start) / 1e6;
      double list = median(20, () -> client.raw("/api/v1/pods"));
      double get = median(100, () -> client.raw("/api/v1/nodes/w-50"));
      double patch =
          median(
              50,
              () ->
                  client
                      .nodes()
                      .withName("w-50")
                      .patch(
                          PatchContext.of(PatchType.JSON_MERGE),
                          "{\"metadata\":{\"labels\":{\"t\":\"%d\"}}}"
                              .formatted(System.nanoTime())));
      System.out.printf(
          "populate %.0f ms, list of %d pods %.1f ms, get %.2f ms, patch %.2f ms%n",
          populate, cluster.objects().list("Pod").size(), list, get, patch);

      assertThat(list).isLessThan(100);
      assertThat(get).isLessThan(10);
      assertThat(patch).isLessThan(25);
    }
  }

  private static double median(int times, Runnable action) {
    double[] millis = new double[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      action.run();
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return millis[times / 2];
  }
}
