package dev.pawl.workflows;

import dev.pawl.planner.plan.Plan.HopPlan;
import dev.pawl.planner.upgrade.Phase;

/** Where in its plan an upgrade is. */
record Place(HopPlan hop, Phase phase) {}
