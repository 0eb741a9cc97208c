package dev.pawl.starter.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.plan.Plan.BudgetNote;
import dev.pawl.planner.plan.Plan.PoolWindows;
import dev.pawl.planner.plan.Plan.Prediction;
import dev.pawl.planner.plan.Plan.WindowStretch;
import dev.pawl.planner.predict.Outlook;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionTextTest {

  @Test
  void shouldTellTheSpreadWhatItWaitsForAndTheWindows() {
    Prediction prediction =
        new Prediction(
            3600,
            120,
            3000,
            5400,
            List.of(),
            List.of(
                new BudgetNote("shop/db", Outlook.NEVER, "warned of already"),
                new BudgetNote("shop/web", Outlook.WAITS, "budget shop/web makes it wait")),
            3,
            List.of("surge"),
            List.of("controlPlane", "remove"),
            "upgrade spring, which ended 2026-09-20T04:10:00Z",
            List.of(
                new PoolWindows(
                    "workers",
                    "1.35→1.36",
                    List.of(
                        new WindowStretch(
                            Instant.parse("2026-10-24T02:10:00Z"),
                            Instant.parse("2026-10-24T03:00:00Z"),
                            4),
                        new WindowStretch(Instant.parse("2026-10-25T02:00:00Z"), null, 1)),
                    2,
                    Instant.parse("2026-10-27T02:30:00Z"))));

    assertThat(String.join("\n", PredictionText.lines(prediction)))
        .isEqualTo(
            """
            windows of pool workers, hop 1.35→1.36, done 2026-10-27T02:30:00Z
              2026-10-24T02:10:00Z to 2026-10-24T03:00:00Z: 4 nodes
              2026-10-25T02:00:00Z to no end: 1 node
              and 2 more windows

            estimate: about 1h of open windows, between 50m and 1h30m, 120 pods move
              budget shop/web makes it wait
              and 3 more budgets
              measured in upgrade spring, which ended 2026-09-20T04:10:00Z: controlPlane, remove
              only assumed: surge
              write what they take here in spec.times, such as `times: {surge: 90s}`\
            """);
  }
}
