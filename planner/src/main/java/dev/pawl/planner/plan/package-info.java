/** Plans: what an upgrade will do, as data that is printed, stored and followed. */
package dev.pawl.planner.plan;
