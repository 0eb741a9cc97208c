package dev.pawl.planner.spec;

import dev.pawl.planner.spec.UpgradeDocument.PoolStrategy;
import java.util.List;

/**
 * What a policy's product does where a strategy says nothing. OpenShift's machine config pools take
 * one node at a time out of service, zones in alphabetical order and the oldest node of a zone
 * first (seed 002, S2.5).
 */
final class PresetStrategy {

  private PresetStrategy() {}

  /** The strategy as written, and the product's word where nothing is. */
  static PoolStrategy of(Policy policy, PoolDriver driver, PoolStrategy written) {
    if (policy != Policy.OPENSHIFT) {
      return written;
    }
    boolean one = written.maxUnavailable() == null && driver == PoolDriver.EXEC;
    return new PoolStrategy(
        written.maxSurge(),
        one ? IntOrPercent.of(1) : written.maxUnavailable(),
        written.canary(),
        written.order() == null ? List.of(NodeOrderKey.ZONE, NodeOrderKey.AGE) : written.order(),
        written.readyTimeout(),
        written.stopAfterBadMachines(),
        written.taint());
  }
}
