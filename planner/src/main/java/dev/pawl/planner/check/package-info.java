/** What checks say of a cluster, and what of it is in an upgrade's way. */
package dev.pawl.planner.check;
