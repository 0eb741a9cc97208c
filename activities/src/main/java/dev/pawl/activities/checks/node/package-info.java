/** Checks of nodes and of the room on them. */
package dev.pawl.activities.checks.node;
