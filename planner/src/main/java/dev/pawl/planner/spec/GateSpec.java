package dev.pawl.planner.spec;

import dev.pawl.planner.gate.GateLimits;
import java.time.Duration;
import java.util.List;

/**
 * A condition that must hold before the upgrade goes on.
 *
 * @param after which kind of step it follows
 * @param pools that it is for, where it follows a node, a canary or a pool; every pool where empty
 * @param soak how long is waited before it is asked
 * @param limits how many looks decide; an approval has no looks
 */
public record GateSpec(
    String name,
    GateQuestion question,
    GateAfter after,
    List<String> pools,
    Duration soak,
    GateLimits limits) {

  public GateSpec {
    pools = pools == null ? List.of() : List.copyOf(pools);
    soak = soak == null ? Duration.ZERO : soak;
    limits = limits == null ? GateLimits.DEFAULT : limits;
  }

  /** Asked at once, with the usual limits, of every pool. */
  public GateSpec(String name, GateQuestion question, GateAfter after) {
    this(name, question, after, null, null, null);
  }

  /** The same with another question. */
  public GateSpec asking(GateQuestion other) {
    return new GateSpec(name, other, after, pools, soak, limits);
  }

  /** Whether it is for that pool. */
  public boolean concerns(String pool) {
    return pools.isEmpty() || pools.contains(pool);
  }
}
