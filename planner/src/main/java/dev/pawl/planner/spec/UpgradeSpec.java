package dev.pawl.planner.spec;

import java.util.List;

/**
 * One upgrade as the user asked for it: an {@code upgrade.yaml} of kind ClusterUpgrade, defaults
 * filled in.
 *
 * @param name how people call it: {@code metadata.name}
 * @param controlPlane how the control plane is changed; null where this upgrade leaves it alone
 */
public record UpgradeSpec(
    String name,
    ClusterTarget cluster,
    TargetVersion target,
    OnFailure onFailure,
    RollbackScope rollbackScope,
    List<AddonSpec> addons,
    ControlPlaneSpec controlPlane,
    PoolOrder poolOrder,
    List<PoolSpec> pools,
    List<GateSpec> gates) {

  public UpgradeSpec {
    addons = addons == null ? List.of() : List.copyOf(addons);
    pools = pools == null ? List.of() : List.copyOf(pools);
    gates = gates == null ? List.of() : List.copyOf(gates);
    onFailure = onFailure == null ? OnFailure.HOLD : onFailure;
    rollbackScope = rollbackScope == null ? RollbackScope.UPGRADE : rollbackScope;
    poolOrder = poolOrder == null ? PoolOrder.SEQUENTIAL : poolOrder;
  }

  /** The pool of that name; the reader has made sure that names are unique. */
  public PoolSpec pool(String poolName) {
    return pools.stream().filter(p -> p.name().equals(poolName)).findFirst().orElseThrow();
  }

  /** The gates that follow that kind of step, in the order written. */
  public List<GateSpec> gatesAfter(GateAfter step) {
    return gates.stream().filter(g -> g.after() == step).toList();
  }
}
