package dev.pawl.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class AddonThatFitsNowhereTest {

  @Test
  void shouldPointAtTheRangeOfEachAddonThatFitsNeitherSide() {
    String addons =
        """
        addons:
          - {name: fine, driver: manifests, source: ./fine}
          - name: cni
            driver: manifests
            source: ./cni
            compatible: ">=1.36 <1.37"
            compatibleInstalled: "<1.35"
          - {name: old, driver: manifests, source: ./old, compatible: "<1.36"}
        """;

    assertThatThrownBy(() -> new PlannedCluster("1.34.4").nodes(1, 1, 4).plan("{}", addons))
        .asInstanceOf(InstanceOfAssertFactories.type(PlanRefused.class))
        .satisfies(
            refused -> {
              assertThat(refused.problems())
                  .extracting(PlanRefused.Problem::path)
                  .containsExactly("spec.addons[1].compatible", "spec.addons[2].compatible");
              assertThat(refused.problems().get(0).wayOut())
                  .startsWith(
                      "take a version of cni that runs on 1.34 to 1.36,"
                          + " or first bring it to one that runs on 1.34 to 1.36");
              assertThat(refused.problems().get(1).wayOut())
                  .startsWith("take a version of old that runs on 1.36. ");
            });
  }
}
