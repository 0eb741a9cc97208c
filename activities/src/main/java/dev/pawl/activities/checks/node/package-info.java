/** Checks of nodes. */
package dev.pawl.activities.checks.node;
