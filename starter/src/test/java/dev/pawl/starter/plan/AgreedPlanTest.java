package dev.pawl.starter.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pawl.planner.plan.Plan;
import dev.pawl.starter.cli.ExitCode;
import dev.pawl.starter.cli.UserError;
import dev.pawl.starter.output.Documents;
import dev.pawl.starter.output.OutputFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgreedPlanTest {

  @TempDir private Path folder;

  private final Planned planned = Plans.planned();
  private final Plan plan = planned.plan();

  @Test
  void shouldHoldWhereThePlanIsTheSame() throws IOException {
    Path file = write(Documents.text(PlanDocument.of(planned), OutputFormat.JSON));

    assertThatCode(() -> AgreedPlan.read(file).mustStillHold(plan)).doesNotThrowAnyException();
  }

  @Test
  void shouldNameEachDifferenceAndStartNothing() throws IOException {
    Path file =
        write(
            Documents.text(PlanDocument.of(planned), OutputFormat.JSON)
                .replace("\"w3\"", "\"w9\""));

    UserError error =
        catchThrowableOfType(UserError.class, () -> AgreedPlan.read(file).mustStillHold(plan));

    assertThat(error.exitCode()).isEqualTo(ExitCode.BLOCKED);
    assertThat(error.problems())
        .extracting(UserError.Problem::message)
        .containsExactly(
            "pool workers: to be replaced now, too: w3",
            "pool workers: not to be replaced any more: w9");
  }

  @Test
  void shouldRefuseWhatIsNoPlan() throws IOException {
    Path text = write("prod-eu: 1.35.4 → 1.36.3");
    Path other = Files.writeString(folder.resolve("other.json"), "{}");

    assertThatThrownBy(() -> AgreedPlan.read(text)).hasMessageContaining("is no plan");
    assertThatThrownBy(() -> AgreedPlan.read(other)).hasMessageContaining("is no plan");
    assertThatThrownBy(() -> AgreedPlan.read(folder.resolve("gone.json")))
        .hasMessageContaining("there is no file");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("plan.json"), text);
  }
}
