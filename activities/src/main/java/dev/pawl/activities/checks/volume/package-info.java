/** Checks of volumes, and of what ties pods to a node by them. */
package dev.pawl.activities.checks.volume;
