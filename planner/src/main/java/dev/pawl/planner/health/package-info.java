/** What ails a cluster, and whether that is worse than it was before the upgrade. */
package dev.pawl.planner.health;
