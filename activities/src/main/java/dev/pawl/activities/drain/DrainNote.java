package dev.pawl.activities.drain;

/**
 * What the next attempt of a drain has to know: all else is on the cluster.
 *
 * @param evicted pods that were asked to leave so far
 */
record DrainNote(int evicted) {}
