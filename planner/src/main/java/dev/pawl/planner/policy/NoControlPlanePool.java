package dev.pawl.planner.policy;

import java.util.List;

/** Nodes of the control plane are in no pool of one's own making. */
record NoControlPlanePool(VersionRule rule) implements Judge {

  @Override
  public List<Refusal> targets(List<PoolTarget> targets) {
    return targets.stream()
        .filter(PoolTarget::controlPlaneNodes)
        .map(
            t ->
                new Refusal(
                    rule,
                    "pool %s, to go to %s, takes in control-plane nodes"
                        .formatted(t.pool(), t.version()),
                    "leave them to the control plane's own pool"))
        .toList();
  }
}
