/**
 * How pods leave a node: which of them, in what order, by the Eviction API alone, and why one
 * cannot. What decides is pure; {@link dev.pawl.activities.drain.Drainer} carries it out.
 */
package dev.pawl.activities.drain;
