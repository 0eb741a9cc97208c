package dev.pawl.starter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.starter.cli.UserError;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpgradeChoiceTest {

  private final UpgradeEntry running = entry("prod-eu", "upgrade/u1", "r2", true);
  private final UpgradeEntry before = entry("prod-eu", "upgrade/u1", "r1", false);
  private final UpgradeEntry older = entry("autumn", "upgrade/u1", "r0", false);

  @Test
  void shouldTakeTheNewestRun() {
    assertThat(UpgradeChoice.named("prod-eu", List.of(running, before, older))).isEqualTo(running);
    assertThat(UpgradeChoice.newest(List.of(running, before, older))).containsExactly(running);
  }

  @Test
  void shouldFindAnEarlierUpgradeOfTheSameCluster() {
    assertThat(UpgradeChoice.named("autumn", List.of(running, before, older))).isEqualTo(older);
  }

  @Test
  void shouldMeanTheOneThatRuns() {
    UpgradeEntry elsewhere = entry("prod-eu", "upgrade/u2", "r9", false);
    assertThat(UpgradeChoice.named("prod-eu", List.of(elsewhere, running))).isEqualTo(running);
  }

  @Test
  void shouldListBothWhereANameIsAmbiguous() {
    UpgradeEntry other = entry("prod-eu", "upgrade/u2", "r9", true);
    assertThatThrownBy(() -> UpgradeChoice.named("prod-eu", List.of(running, other)))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("ambiguous", "upgrade/u1", "upgrade/u2");
    assertThat(UpgradeChoice.named("upgrade/u2", List.of(running, other))).isEqualTo(other);
    assertThat(UpgradeChoice.named("u2", List.of(running, other))).isEqualTo(other);
  }

  @Test
  void shouldNameTheKnownWhereThereIsNone() {
    assertThatThrownBy(() -> UpgradeChoice.named("nope", List.of(running, older)))
        .hasMessage("no upgrade is called 'nope'; known: autumn, prod-eu");
    assertThatThrownBy(() -> UpgradeChoice.named("nope", List.of()))
        .hasMessage("no upgrade is called 'nope'; there is none yet");
  }

  private static UpgradeEntry entry(String name, String id, String run, boolean open) {
    return new UpgradeEntry(
        name,
        id,
        run,
        open
            ? WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING
            : WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED,
        Instant.EPOCH,
        null,
        "ada@host",
        null);
  }
}
