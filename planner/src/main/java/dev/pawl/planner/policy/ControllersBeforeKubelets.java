package dev.pawl.planner.policy;

import java.util.List;

/** Apiservers, then controllers, then kubelets. That apiservers go first is said by other rules. */
record ControllersBeforeKubelets(VersionRule rule, MinorLine line) implements Judge {

  @Override
  public List<Refusal> pool(PoolMove move) {
    return move.controlPlane().controllers().stream()
        .filter(c -> line.distance(c.version(), move.to()) > 0)
        .map(
            c ->
                new Refusal(
                    rule,
                    "%s is still at %s, and pool %s would go to %s before it"
                        .formatted(c.name(), c.version(), move.pool(), move.to()),
                    "upgrade %s first".formatted(c.name())))
        .toList();
  }
}
