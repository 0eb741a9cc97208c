package dev.pawl.workflows.status;

import dev.pawl.planner.spec.Concurrency;
import dev.pawl.planner.spec.PoolSpec;
import java.time.Instant;

/**
 * How many nodes of a pool may be under way at once now.
 *
 * @param setBy who changed that while the upgrade ran; null where it is as the spec says
 * @param setAt when
 */
public record PoolConcurrency(Concurrency numbers, String setBy, Instant setAt) {

  /** As the spec says. */
  public static PoolConcurrency ofSpec(PoolSpec pool) {
    return new PoolConcurrency(Concurrency.of(pool), null, null);
  }
}
