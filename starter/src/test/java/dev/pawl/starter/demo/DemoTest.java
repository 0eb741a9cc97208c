package dev.pawl.starter.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.starter.output.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();

  /** The second act is short, and goes through engine, worker, workflows and drivers. */
  @Test
  @Timeout(120)
  void shouldGoBackWhereAMachineNeverBecomesReady() throws IOException, InterruptedException {
    // when
    Act.Result result =
        new Act(Terminal.plain(new PrintWriter(out), new PrintWriter(out)), folder)
            .play(
                DemoCluster.dozen(),
                new Apps(2, 6),
                DemoSpecs.dozen(),
                cluster -> cluster.faults().neverReady(node -> node.contains("-p")));
    // then
    assertThat(result.last().status().state()).isEqualTo(UpgradeState.ROLLED_BACK);
    assertThat(result.tally().nodesReplaced()).isZero();
    assertThat(result.tally().nodesMade()).isEqualTo(1);
    assertThat(result.tally().violations()).isZero();
    // One machine is taken back within a second: the view may miss that, but not how it ended.
    assertThat(out.toString())
        .contains("demo: RolledBack, pools")
        .containsPattern("pool workers: RolledBack, because machine .* is not Ready")
        .doesNotContain("\u001b");
  }
}
