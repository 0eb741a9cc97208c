package dev.pawl.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannedCapacityTest {

  @Test
  void shouldBlockWherePodsWouldStayWithoutAPlace() {
    // more was put on the node than a machine like it can hold
    Plan plan = new PlannedCluster().node("w1", 6, 4, Map.of()).plan("{maxSurge: 1}");

    assertThat(plan.blockers()).hasSize(1);
    Plan.Blocker blocker = plan.blockers().get(0);
    assertThat(blocker.id()).isEqualTo("CAPACITY");
    assertThat(blocker.objects()).hasSize(2).allMatch(o -> o.startsWith("Pod/shop/web-w1-"));
    assertThat(blocker.message())
        .startsWith("2 pods would have no place while pool workers turns over: Pod/shop/web-w1-")
        .contains("Insufficient cpu")
        .endsWith(
            "No maxSurge and no maxUnavailable gives each pod a place:"
                + " add nodes, or change what these pods ask for");
  }

  @Test
  void shouldOnlyWarnOfPodsThatWaitForTheNextMachine() {
    Plan plan =
        new PlannedCluster()
            .nodes(3, 4, 4)
            .plan("{maxSurge: 0, maxUnavailable: 1, canary: {nodes: 0}}");

    assertThat(plan.blockers()).isEmpty();
    assertThat(plan.warnings())
        .singleElement()
        .asString()
        .startsWith("while pool workers turns over, 12 pods are without a place")
        .endsWith("What fits: maxSurge 1 with maxUnavailable 0");
  }

  @Test
  void shouldNameTwentyPodsAndCountTheOthers() {
    Plan plan = new PlannedCluster().node("w1", 60, 10, Map.of()).plan("{maxSurge: 1}");

    assertThat(plan.blockers().get(0).objects()).hasSize(20);
    assertThat(plan.blockers().get(0).message()).contains("; named are 20, and 30 more.");
  }

  @Test
  void shouldSayNothingWhereEverythingHasAPlace() {
    Plan plan = new PlannedCluster().nodes(3, 4, 4).plan("{maxSurge: 1}");

    assertThat(plan.blockers()).isEmpty();
    assertThat(plan.warnings()).isEmpty();
  }
}
