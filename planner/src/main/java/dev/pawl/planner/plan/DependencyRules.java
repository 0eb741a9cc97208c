package dev.pawl.planner.plan;

import dev.pawl.planner.plan.Plan.HopPlan;
import dev.pawl.planner.plan.PlanRefused.Problem;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.upgrade.Phase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an addon depends on is not brought up to date in a later phase than the addon itself. Where
 * versions and stages say so, somebody has to decide: neither is moved by what is written of the
 * other.
 */
final class DependencyRules {

  private final Map<String, Turn> turns = new HashMap<>();

  private DependencyRules(List<HopPlan> hops) {
    for (HopPlan hop : hops) {
      for (Phase phase : List.of(Phase.ADDONS_BEFORE, Phase.ADDONS_AFTER)) {
        Turn turn = new Turn(hops.indexOf(hop), hop, phase);
        hop.addons(phase).forEach(addon -> turns.put(addon, turn));
      }
    }
  }

  static List<Problem> problems(UpgradeSpec spec, List<HopPlan> hops) {
    DependencyRules rules = new DependencyRules(hops);
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < spec.addons().size(); i++) {
      AddonSpec addon = spec.addons().get(i);
      for (int j = 0; j < addon.dependsOn().size(); j++) {
        String path = "spec.addons[%d].dependsOn[%d]".formatted(i, j);
        rules.check(addon.name(), addon.dependsOn().get(j), path, problems);
      }
    }
    return problems;
  }

  private void check(String addon, String dependency, String path, List<Problem> problems) {
    Turn own = turns.get(addon);
    Turn first = turns.get(dependency);
    if (own != null && first != null && first.isAfter(own)) {
      problems.add(
          new Problem(
              path,
              "addon %s would begin before %s, which it depends on: %s in %s, %s in %s"
                  .formatted(addon, dependency, addon, own, dependency, first),
              ("give %s a stage, or versions that are compatible, by which it goes no earlier than"
                      + " %s; or leave the dependency out")
                  .formatted(addon, dependency)));
    }
  }

  private record Turn(int hopIndex, HopPlan hop, Phase phase) {

    private boolean isAfter(Turn other) {
      return hopIndex == other.hopIndex
          ? phase.compareTo(other.phase) > 0
          : hopIndex > other.hopIndex;
    }

    @Override
    public String toString() {
      return phase.label() + " of " + hop.label();
    }
  }
}
