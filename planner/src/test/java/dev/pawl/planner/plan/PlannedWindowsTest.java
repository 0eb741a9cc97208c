package dev.pawl.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.plan.Plan.PoolWindows;
import dev.pawl.planner.plan.Plan.WindowStretch;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlannedWindowsTest {

  private static final String NIGHTLY =
      """
      times: {controlPlane: 10m, surge: 10m, podEnd: 10s, podBack: 20s, remove: 1m}
      windows:
        - {rrule: FREQ=DAILY, start: "02:00", duration: 1h, timezone: UTC}
      """;

  @Test
  void shouldTellInWhichWindowsThePoolsTurnOver() {
    Plan plan =
        new PlannedCluster().nodes(8, 1, 10).plan("{maxSurge: 1, canary: {nodes: 1}}", NIGHTLY);

    assertThat(plan.blockers()).isEmpty();
    PoolWindows windows = plan.prediction().windows().get(0);
    assertThat(windows.pool()).isEqualTo("workers");
    assertThat(windows.hop()).isEqualTo("1.35→1.36");
    // the control plane takes the first ten minutes of the first night
    assertThat(windows.stretches())
        .containsExactly(
            stretch("2026-10-23T02:10:00Z", "2026-10-23T03:00:00Z", 4),
            stretch("2026-10-24T02:00:00Z", "2026-10-24T03:00:00Z", 4));
    Duration node = plan.lengths().node().get("workers");
    assertThat(windows.ends())
        .isEqualTo(Instant.parse("2026-10-24T02:00:00Z").plus(node.multipliedBy(4)));
    assertThat(plan.warnings())
        .singleElement()
        .asString()
        .startsWith("pool workers takes 2 windows: 5 nodes fit in a window of 1 h");
  }

  @Test
  void shouldBlockWhereANodeFitsNoWindow() {
    Plan plan =
        new PlannedCluster()
            .nodes(2, 1, 10)
            .plan("{maxSurge: 1}", NIGHTLY.replace("surge: 10m", "surge: 2h"));

    assertThat(plan.blockers())
        .singleElement()
        .satisfies(
            b -> {
              assertThat(b.id()).isEqualTo("WINDOW");
              assertThat(b.message())
                  .startsWith(
                      "pool workers: no window is as long as this step: the longest is 1 h");
            });
    assertThat(plan.prediction().windows()).isEmpty();
  }

  @Test
  void shouldBlockWhereTheControlPlaneFitsNoWindow() {
    Plan plan =
        new PlannedCluster()
            .nodes(2, 1, 10)
            .plan("{maxSurge: 1}", NIGHTLY.replace("controlPlane: 10m", "controlPlane: 2h"));

    assertThat(plan.blockers())
        .extracting(Plan.Blocker::message)
        .singleElement()
        .asString()
        .startsWith("control plane: no window is as long as this step");
  }

  @Test
  void shouldSayNothingOfWindowsWhereThereAreNone() {
    assertThat(new PlannedCluster().nodes(2, 1, 10).plan("{maxSurge: 1}").prediction().windows())
        .isEmpty();
  }

  private static WindowStretch stretch(String from, String to, int nodes) {
    return new WindowStretch(Instant.parse(from), Instant.parse(to), nodes);
  }
}
