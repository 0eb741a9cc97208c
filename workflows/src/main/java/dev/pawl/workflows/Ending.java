package dev.pawl.workflows;

import dev.pawl.planner.upgrade.UpgradeState;

/** How an upgrade ended; where it failed, its marks stay, so that the next start can go on. */
record Ending(UpgradeState state, String sentence) {}
