/**
 * Whether pods have a place while nodes are drained: the scheduler's filters, a board on which pods
 * are moved, and the answers that come of it. A newcomer starts at {@link
 * dev.pawl.planner.capacity.drain.DrainSimulation}.
 */
package dev.pawl.planner.capacity.drain;
