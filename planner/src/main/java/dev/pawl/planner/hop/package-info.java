/**
 * Hops: how a control plane gets to its target minor by minor, and when pools and addons follow. A
 * newcomer starts at {@link dev.pawl.planner.hop.HopPlanner}.
 */
package dev.pawl.planner.hop;
