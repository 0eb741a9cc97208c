package dev.pawl.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.cluster.BudgetState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetOrderTest {

  /** The database is on w0 and w1, of the queue's two pods one is on w2; each may lose one pod. */
  private static PlannedCluster cluster() {
    return new PlannedCluster()
        .node("w0", 1, 10, Map.of("shop/db", 1))
        .node("w1", 1, 10, Map.of("shop/db", 1))
        .node("w2", 1, 10, Map.of("shop/queue", 1))
        .node("w3", 1, 10, Map.of())
        .budget(new BudgetState("shop/db", 2, 2, 1))
        .budget(new BudgetState("shop/queue", 2, 2, 1));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "'{maxSurge: 2, order: [age]}', w0 w1 w2 w3",
    "'{maxSurge: 2, order: [budgets]}', w0 w2 w1 w3",
    "'{maxSurge: 1, maxUnavailable: 1, order: [budgets, zone, age]}', w0 w2 w1 w3",
    "'{maxSurge: 1, order: [budgets]}', w0 w1 w2 w3"
  })
  void shouldPutNodesApartThatShareATightBudget(String strategy, String order) {
    Plan plan = cluster().plan(strategy);

    assertThat(plan.pool("workers").order()).isEqualTo(List.of(order.split(" ")));
    assertThat(plan.warnings()).isEmpty();
  }

  @Test
  void shouldSayWhichBudgetsCannotBeKeptApart() {
    Plan plan =
        new PlannedCluster()
            .node("w0", 1, 10, Map.of("shop/db", 1))
            .node("w1", 1, 10, Map.of("shop/db", 1))
            .budget(new BudgetState("shop/db", 2, 2, 1))
            .plan("{maxSurge: 2, order: [budgets]}");

    assertThat(plan.warnings())
        .contains(
            "pool workers: too many nodes count on shop/db to keep them apart: their drains wait"
                + " for one another");
  }
}
