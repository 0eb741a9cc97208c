package dev.pawl.planner.hop;

import dev.pawl.planner.policy.VersionRule;
import java.util.List;

/**
 * One step of the control plane and what goes with it.
 *
 * @param to equal to {@code from} where the control plane stays: pools that catch up with it before
 *     it may move on, or an upgrade of pools and addons alone
 * @param pools those that turn over once the control plane is at {@code to}
 */
public record Hop(
    Stop from,
    Stop to,
    List<PoolTurn> pools,
    List<AddonMove> addonsBefore,
    List<AddonMove> addonsAfter) {

  public Hop {
    pools = List.copyOf(pools);
    addonsBefore = List.copyOf(addonsBefore);
    addonsAfter = List.copyOf(addonsAfter);
  }

  /** Whether the control plane changes in it. */
  public boolean movesControlPlane() {
    return !from.equals(to);
  }

  /**
   * A pool whose nodes are brought to the control plane's version.
   *
   * @param from its oldest kubelet before
   * @param due why in this hop, and not in a later one
   */
  public record PoolTurn(String pool, Stop from, Stop to, Due due) {}

  /**
   * An addon that is brought to its new version.
   *
   * @param reason why here, for a person
   * @param rule which rule put it here
   */
  public record AddonMove(String addon, String reason, VersionRule rule) {}
}
