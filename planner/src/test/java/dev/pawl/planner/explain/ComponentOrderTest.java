package dev.pawl.planner.explain;

import static dev.pawl.planner.explain.Asked.upgrade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.explain.ComponentOrder.Stage;
import dev.pawl.planner.plan.Plan.PhasePlan;
import dev.pawl.planner.upgrade.Phase;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComponentOrderTest {

  private static Asked asked() {
    return upgrade("1.28.100", "1.28.300", "").policy("gdc").pool("a", "1.28.100");
  }

  @Test
  @DisplayName("S3.7: the phases of a plan reach the components in the product's order")
  void shouldReachComponentsInTheProductsOrder() {
    List<Phase> phases =
        asked().plan().hops().get(0).phases().stream().map(PhasePlan::name).toList();

    List<Integer> places =
        phases.stream()
            .flatMap(p -> ComponentOrder.stages().stream().filter(s -> s.phase() == p))
            .map(Stage::place)
            .toList();

    assertThat(places).containsExactly(1, 2, 3, 4, 5, 5, 6, 7);
    assertThat(ComponentOrder.stages()).extracting(Stage::phase).allMatch(Objects::nonNull);
  }

  @ParameterizedTest(name = "S3.7: {0} of 7 in {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | preflight | preflight checks of cluster, network and nodes",
        "2 | controlPlane | the target version is written",
        "3 | controlPlane | load balancers of the control plane",
        "4 | controlPlane | node pool of the control plane",
        "5 | pools | node pool of the load balancers, beside the addons",
        "6 | pools | worker node pools",
        "7 | verify | health checks, repeated until all pass"
      })
  void shouldSayWhereEachComponentIsReached(int place, String phase, String components) {
    assertThat(asked().of("1.28.100→1.28.300/" + phase))
        .contains(
            "COMPONENTS-IN-ORDER: in the product's order this is %d of 7: %s"
                .formatted(place, components));
  }

  @Test
  void shouldSayNothingOfItWithoutThatPolicy() {
    assertThat(upgrade("1.35.4", "1.36.3", "").pool("a", "1.35.4").of("1.35.4→1.36.3/pools"))
        .noneMatch(line -> line.startsWith("COMPONENTS-IN-ORDER"));
  }
}
