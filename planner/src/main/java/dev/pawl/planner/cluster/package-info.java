/** What was observed of a cluster, reduced to what decisions need. */
package dev.pawl.planner.cluster;
