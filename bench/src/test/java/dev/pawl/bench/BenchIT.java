package dev.pawl.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.testbed.RequiresTestbed;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Pawl promises against a person with kubectl, on the same work. */
@Tag("campaign")
@RequiresTestbed
@Timeout(1200)
class BenchIT {

  @Test
  void shouldMovePodsOnceAndTakeFewActions(@TempDir Path folder) throws IOException {
    Report report = Bench.run(Work.usual(), folder);
    System.out.print(report.table());
    report.write(Path.of("target", "bench.json"));

    Measured loop = report.measured().get(0);
    assertThat(report.measured().subList(1, report.measured().size()))
        .allSatisfy(
            pawl -> {
              assertThat(pawl.movesPerPod()).isLessThanOrEqualTo(1.05);
              assertThat(pawl.actionsPerNode()).isLessThanOrEqualTo(6);
              assertThat(pawl.seconds()).isLessThan(loop.seconds());
            });
  }
}
