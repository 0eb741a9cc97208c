/** Why nothing moves now: one named reason for every wait, the same words everywhere. */
package dev.pawl.planner.hold;
