/**
 * Checks of what a cluster says that it serves, its aggregated APIs among it: other checks rely on
 * that.
 */
package dev.pawl.activities.checks.discovery;
