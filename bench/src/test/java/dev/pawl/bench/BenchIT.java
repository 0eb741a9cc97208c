package dev.pawl.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.testbed.RequiresTestbed;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Pawl promises against a person with kubectl and against what is possible, on the same work.
 */
@Tag("campaign")
@RequiresTestbed
@Timeout(3600)
class BenchIT {

  private static final int ROUNDS = Integer.getInteger("pawl.bench.rounds", 3);

  @Test
  void shouldMovePodsOnceAndWasteNoTime(@TempDir Path folder) throws IOException {
    Work work = Work.usual();
    Report report = Bench.run(work, Bench.contenders(work, 1, 4, 10), ROUNDS, folder);
    System.out.print(report.table());
    report.write(Path.of("target", "bench.json"));

    Measured loop = report.measured().get(0);
    assertThat(report.measured().subList(1, report.measured().size()))
        .allSatisfy(
            pawl -> {
              assertThat(pawl.movesPerPod()).isLessThanOrEqualTo(1.05);
              assertThat(pawl.actionsPerNode()).isLessThanOrEqualTo(6);
              assertThat(pawl.writesPerNode()).isLessThanOrEqualTo(15);
              assertThat(pawl.seconds()).isLessThan(loop.seconds());
            });
    // A quarter of what Cluster API takes for this work, at the same surge.
    assertThat(report.measured().get(1).seconds()).isLessThanOrEqualTo(149);
    assertThat(report.measured().get(2).seconds()).isLessThanOrEqualTo(67);
    assertThat(report.measured().subList(1, report.measured().size()))
        .allSatisfy(pawl -> assertThat(pawl.ratio()).isLessThanOrEqualTo(1.10));
  }
}
