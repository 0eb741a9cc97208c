package dev.pawl.planner.explain;

import dev.pawl.planner.upgrade.Phase;
import java.util.List;

/**
 * In which order an upgrade of Google Distributed Cloud reaches its components (seed 003, S3.7),
 * and in which phase of Pawl each falls. What is in the control plane's phase, the user's command
 * does.
 */
final class ComponentOrder {

  /**
   * Components that are reached together.
   *
   * @param place in the order, from 1 on
   */
  record Stage(int place, String components, Phase phase) {

    String words() {
      return "in the product's order this is %d of %d: %s".formatted(place, LAST, components);
    }
  }

  private static final int LAST = 7;

  private static final List<Stage> STAGES =
      List.of(
          new Stage(1, "preflight checks of cluster, network and nodes", Phase.PREFLIGHT),
          new Stage(2, "the target version is written", Phase.CONTROL_PLANE),
          new Stage(3, "load balancers of the control plane", Phase.CONTROL_PLANE),
          new Stage(4, "node pool of the control plane", Phase.CONTROL_PLANE),
          new Stage(5, "connect agent, addons", Phase.ADDONS_AFTER),
          new Stage(5, "node pool of the load balancers, beside the addons", Phase.POOLS),
          new Stage(6, "worker node pools", Phase.POOLS),
          new Stage(LAST, "health checks, repeated until all pass", Phase.VERIFY));

  private ComponentOrder() {}

  static List<Stage> stages() {
    return STAGES;
  }

  /** What falls in a phase. */
  static List<Explanation> of(Phase phase, String step) {
    return STAGES.stream()
        .filter(stage -> stage.phase() == phase)
        .map(stage -> new Explanation(step, stage.words(), OrderRules.COMPONENTS_IN_ORDER))
        .toList();
  }
}
