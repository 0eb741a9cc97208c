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

/**
 * What Pawl promises against a person with kubectl and against what is possible, on the same work.
 */
@Tag("campaign")
@RequiresTestbed
@Timeout(14400)
class BenchIT {

  /** {@code -Dpawl.bench.rounds=1} for those who are in a hurry. */
  private static final int ROUNDS = Integer.getInteger("pawl.bench.rounds", 3);

  @Test
  void shouldLoseNoTimeBetweenMachineSteps(@TempDir Path folder) throws IOException {
    Work work = Work.unhurried();
    List<Measured> all =
        written("unhurried", Bench.runBeside(work, contenders(work), ROUNDS, folder));

    assertThat(pawl(all)).allSatisfy(p -> assertThat(p.ratio()).isLessThanOrEqualTo(1.10));
    assertEconomy(all);
  }

  /** A quarter of what Cluster API takes for this work, at the same surge. */
  @Test
  void shouldTakeAQuarterOfClusterApisTime(@TempDir Path folder) throws IOException {
    Work work = Work.usual();
    List<Measured> all = written("usual", Bench.run(work, contenders(work), ROUNDS, folder));

    assertThat(pawl(all).get(0).seconds()).isLessThanOrEqualTo(149);
    assertThat(pawl(all).get(1).seconds()).isLessThanOrEqualTo(67);
    assertEconomy(all);
  }

  @Test
  void shouldMovePodsOnceWhereOldNodesHaveNoRoom(@TempDir Path folder) throws IOException {
    Work work = Work.full();
    List<Contender> contenders = List.of(new PawlUpgrade(1), new PawlUpgrade(4));
    List<Measured> all = written("full", Bench.run(work, contenders, 1, folder));

    assertThat(all).allSatisfy(p -> assertThat(p.movesPerPod()).isLessThanOrEqualTo(1.05));
  }

  private static List<Contender> contenders(Work work) {
    return Bench.contenders(work, 1, 4, 10);
  }

  private static List<Measured> written(String name, Report report) throws IOException {
    System.out.printf("== %s%n%s", name, report.table());
    report.write(Path.of("target", "bench-%s.json".formatted(name)));
    return report.measured();
  }

  private static void assertEconomy(List<Measured> all) {
    assertThat(pawl(all))
        .allSatisfy(
            p -> {
              assertThat(p.movesPerPod()).isLessThanOrEqualTo(1.05);
              assertThat(p.actionsPerNode()).isLessThanOrEqualTo(6);
              assertThat(p.writesPerNode()).isLessThanOrEqualTo(15);
              assertThat(p.seconds()).isLessThan(all.get(0).seconds());
            });
  }

  /** All but the loop of a person, which comes first. */
  private static List<Measured> pawl(List<Measured> all) {
    return all.subList(1, all.size());
  }
}
