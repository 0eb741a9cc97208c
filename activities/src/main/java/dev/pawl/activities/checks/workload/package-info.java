/** Checks of what runs on the nodes, and of what an upgrade would do to it. */
package dev.pawl.activities.checks.workload;
