/** Checks within an upgrade: between its phases, before a node, and compared at its end. */
package dev.pawl.activities.checks.run;
