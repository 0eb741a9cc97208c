package dev.pawl.planner.spec;

import java.time.Duration;

/**
 * How pods leave a node.
 *
 * @param timeout from the cordon on; {@code onBlocked} says what happens then
 * @param deleteEmptyDir whether pods with emptyDir volumes may be evicted (their data is lost)
 * @param deleteBarePods whether pods without a controller may be deleted (they never come back)
 */
public record DrainSpec(
    Duration timeout,
    OnBlocked onBlocked,
    Boolean deleteEmptyDir,
    Boolean deleteBarePods,
    DrainWaits waits) {

  public DrainSpec {
    timeout = timeout == null ? Duration.ofMinutes(30) : timeout;
    onBlocked = onBlocked == null ? OnBlocked.HOLD : onBlocked;
    deleteEmptyDir = deleteEmptyDir != null && deleteEmptyDir;
    deleteBarePods = deleteBarePods != null && deleteBarePods;
    waits = waits == null ? DrainWaits.none() : waits;
  }

  public static DrainSpec defaults() {
    return new DrainSpec(null, null, null, null, null);
  }
}
