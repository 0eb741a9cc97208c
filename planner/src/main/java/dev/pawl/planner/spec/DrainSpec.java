package dev.pawl.planner.spec;

import java.time.Duration;

/**
 * How pods leave a node.
 *
 * @param timeout from the cordon on; {@code onBlocked} says what happens then
 * @param deleteEmptyDir whether pods with emptyDir volumes may be evicted (their data is lost)
 * @param deleteBarePods whether pods without a controller may be deleted (they never come back)
 * @param maxQuarantined with {@code quarantine}, how many nodes of the pool at most; a percentage
 *     of the pool's size is rounded down
 * @param guards with {@code force}, what must hold before a budget is broken
 */
public record DrainSpec(
    Duration timeout,
    OnBlocked onBlocked,
    Boolean deleteEmptyDir,
    Boolean deleteBarePods,
    DrainWaits waits,
    IntOrPercent maxQuarantined,
    ForceGuards guards) {

  public DrainSpec {
    timeout = timeout == null ? Duration.ofMinutes(30) : timeout;
    onBlocked = onBlocked == null ? OnBlocked.HOLD : onBlocked;
    deleteEmptyDir = deleteEmptyDir != null && deleteEmptyDir;
    deleteBarePods = deleteBarePods != null && deleteBarePods;
    waits = waits == null ? DrainWaits.none() : waits;
    maxQuarantined = maxQuarantined == null ? IntOrPercent.of(1) : maxQuarantined;
    guards = guards == null ? ForceGuards.defaults() : guards;
  }

  /** How many nodes of a pool of that size may be quarantined. */
  public int quarantinedOf(int poolSize) {
    return onBlocked == OnBlocked.QUARANTINE ? maxQuarantined.roundedDown(poolSize) : 0;
  }

  /** How old a pod must be before it is deleted against its budget. */
  public Duration forcedFrom() {
    return guards.minPodAge() == null ? timeout : guards.minPodAge();
  }

  public static DrainSpec defaults() {
    return new DrainSpec(null, null, null, null, null, null, null);
  }
}
