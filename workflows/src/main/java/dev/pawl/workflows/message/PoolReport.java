package dev.pawl.workflows.message;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.upgrade.UpgradeState;

/**
 * Word from a pool to its upgrade that its state has changed.
 *
 * @param hold the most urgent one, or null
 */
public record PoolReport(String pool, UpgradeState state, Hold hold) {}
