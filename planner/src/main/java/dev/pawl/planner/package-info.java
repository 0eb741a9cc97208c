/**
 * What should happen next, and why. Pure functions over records: no Temporal, no Kubernetes client,
 * no clock, no I/O. A newcomer starts at {@link dev.pawl.planner.rollout.RolloutPlanner}.
 */
package dev.pawl.planner;
