package dev.pawl.planner.explain;

import dev.pawl.planner.order.TkgApi;
import dev.pawl.planner.spec.Policy;
import dev.pawl.planner.spec.PoolOrder;
import dev.pawl.planner.spec.UpgradeSpec;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why several pools follow one another as they do. */
record PoolsInOrder(UpgradeSpec spec) {

  Explanation explanation(String step) {
    return spec.policy() == Policy.TKG
        ? new Explanation(
            step, "%s; so with %s".formatted(words(), apis()), OrderRules.POOLS_BY_API)
        : new Explanation(step, words(), OrderRules.POOLS_AS_WRITTEN);
  }

  private String words() {
    return switch (spec.poolOrder()) {
      case SEQUENTIAL -> "pools turn over one after another, in the order written";
      case PARALLEL -> "pools turn over side by side";
    };
  }

  /** Those API versions of the TKG Service that have this order. */
  private String apis() {
    PoolOrder order = spec.poolOrder();
    UpgradeScenario version = UpgradeScenarios.of(Change.VERSION);
    return Arrays.stream(TkgApi.values())
        .filter(api -> version.order(api) == order)
        .map(api -> api.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" and "));
  }
}
