package dev.pawl.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.testbed.RequiresTestbed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A big pool costs per node what a small one does, and a worker of 512 MiB carries it. */
@Tag("campaign")
@RequiresTestbed
@Timeout(3600)
class ScaleIT {

  private static final int SURGE = 50;
  private static final int PODS_PER_NODE = 10;
  private static final int SMALL = 100;

  /**
   * In a big cluster the scheduler scores some nodes only, and soft taints are a matter of score.
   */
  private static final String TAINT = System.getProperty("pawl.bench.taint", "hard");

  /** {@code -Dpawl.bench.nodes=…} for a shorter run. */
  private static final int BIG = Integer.getInteger("pawl.bench.nodes", 1000);

  @Test
  void shouldCostPerNodeWhatASmallPoolCosts(@TempDir Path folder) throws IOException {
    Measured small = measure(SMALL, folder);
    Measured big = measure(BIG, folder);

    assertThat(big.writesPerNode()).isLessThanOrEqualTo(15);
    assertThat(big.actionsPerNode()).isLessThanOrEqualTo(6);
    assertThat(big.requestsPerNode()).isLessThanOrEqualTo(1.2 * small.requestsPerNode());
    assertThat(big.overheadSeconds() / BIG)
        .as("lost per node, in seconds")
        .isLessThanOrEqualTo(1.2 * small.overheadSeconds() / SMALL);
  }

  private static Measured measure(int nodes, Path folder) throws IOException {
    Work work = Work.of(nodes, nodes * PODS_PER_NODE);
    Report report =
        Bench.run(
            work, List.of(new PawlUpgrade(SURGE, TAINT)), 1, folder.resolve("nodes-" + nodes));
    System.out.print(report.table());
    System.out.println(report.measured().get(0).requests());
    report.write(Path.of("target", "bench-%d.json".formatted(nodes)));
    return report.measured().get(0);
  }
}
