/** Checks of the control plane, and of what it has not finished. */
package dev.pawl.activities.checks.controlplane;
