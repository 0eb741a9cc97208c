package dev.pawl.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.simulator.ClusterBuilder;
import dev.pawl.simulator.SimCluster;
import dev.pawl.simulator.api.RequestLog;
import dev.pawl.simulator.control.Timing;
import dev.pawl.testbed.RequiresTestbed;
import dev.pawl.testbed.TemporalServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A pool bigger than real servers carry on one machine: a simulated API, a real Temporal. */
@Tag("campaign")
@RequiresTestbed
@Timeout(3600)
class SimulatedPoolIT {

  private static final int SMALL = 100;

  /** {@code -Dpawl.bench.simulated=…} for a shorter run. */
  private static final int BIG = Integer.getInteger("pawl.bench.simulated", 5000);

  private static final int REPLICAS = 20;

  /** Two pods on each node. */
  private static final int NODES_PER_DEPLOYMENT = REPLICAS / 2;

  private static final int SURGE = 50;
  private static final Duration STALL = Duration.ofSeconds(5);
  private static final int LARGEST_EVENT = 100_000;
  private static final Set<String> WRITES = Set.of("create", "patch", "update", "delete");

  /**
   * What an upgrade took.
   *
   * @param stall the longest time in which nothing was written to the cluster
   */
  private record Took(
      double secondsPerNode,
      double requestsPerNode,
      double writesPerNode,
      Duration stall,
      Histories histories) {}

  @Test
  void shouldCostPerNodeWhatASmallPoolCosts(@TempDir Path folder) throws Exception {
    Took small = upgrade(SMALL, Files.createDirectory(folder.resolve("small")));
    Took big = upgrade(BIG, Files.createDirectory(folder.resolve("big")));
    System.out.printf("%d nodes: %s%n%d nodes: %s%n", SMALL, small, BIG, big);

    assertThat(big.writesPerNode()).isLessThanOrEqualTo(15);
    assertThat(big.requestsPerNode()).isLessThanOrEqualTo(1.2 * small.requestsPerNode());
    assertThat(big.secondsPerNode()).isLessThanOrEqualTo(1.2 * small.secondsPerNode());
    assertThat(big.histories().actions() / (double) BIG).isLessThanOrEqualTo(6);
    assertThat(big.histories().largestEvent()).isLessThanOrEqualTo(LARGEST_EVENT);
    assertThat(big.stall()).as("over continuing as new").isLessThanOrEqualTo(STALL);
  }

  private static Took upgrade(int nodes, Path folder) throws IOException {
    Duration moment = Duration.ofMillis(500);
    try (SimCluster sim =
            SimCluster.start(
                SimCluster.Options.defaults().withTiming(new Timing(moment, 0.2, moment, moment)));
        TemporalServer temporal =
            TemporalServer.start(Files.createDirectory(folder.resolve("temporal")))) {
      ClusterBuilder cluster = sim.populate().pool(Work.POOL, nodes, p -> p);
      for (int i = 0; i < nodes / NODES_PER_DEPLOYMENT; i++) {
        cluster.deployment("shop", "web-" + i, REPLICAS, w -> w.requests("100m", "64Mi"));
      }
      cluster.createAndWait(Duration.ofMinutes(5));
      PawlProgram pawl =
          new PawlProgram(folder, sim.kubeconfig(folder.resolve("kubeconfig")), temporal.address());
      Path spec = Files.writeString(folder.resolve("upgrade.yaml"), new PawlUpgrade(SURGE).yaml());
      Process worker = pawl.worker();
      try {
        sim.requests().clear();
        pawl.run("start", "-f", spec.toString(), "--watch");
      } finally {
        worker.destroyForcibly();
        worker.onExit().join();
      }
      assertThat(sim.objects().list("Node"))
          .hasSize(nodes)
          .extracting(n -> n.at("/status/nodeInfo/kubeletVersion"))
          .extracting(JsonNode::asText)
          .containsOnly("v" + Work.NEW);
      String id = "upgrade/" + uid(sim);
      return took(
          nodes, sim.requests().entries(), Histories.of(temporal.address(), id, id + "/workers"));
    }
  }

  private static String uid(SimCluster sim) {
    return sim.objects()
        .get("Namespace", "", "kube-system")
        .orElseThrow()
        .at("/metadata/uid")
        .asText();
  }

  private static Took took(int nodes, List<RequestLog.Entry> log, Histories histories) {
    List<RequestLog.Entry> writes =
        log.stream().filter(e -> WRITES.contains(e.request().verb())).toList();
    List<Instant> times = writes.stream().map(RequestLog.Entry::at).sorted().toList();
    Duration stall = Duration.ZERO;
    for (int i = 1; i < times.size(); i++) {
      Duration gap = Duration.between(times.get(i - 1), times.get(i));
      stall = gap.compareTo(stall) > 0 ? gap : stall;
    }
    long evictions = writes.stream().filter(e -> e.request().is("create", "pods/eviction")).count();
    double seconds = Duration.between(times.get(0), times.get(times.size() - 1)).toMillis() / 1e3;
    return new Took(
        seconds / nodes,
        log.size() / (double) nodes,
        (writes.size() - evictions) / (double) nodes,
        stall,
        histories);
  }
}
