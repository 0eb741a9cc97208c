/**
 * What Pawl keeps of addons on the cluster itself, in its own namespace: what was there before, for
 * the way back, and which objects it has applied.
 */
package dev.pawl.activities.addon.keep;
