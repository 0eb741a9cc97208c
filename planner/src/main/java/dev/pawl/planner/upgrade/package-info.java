/** The words for where an upgrade stands: its states and phases. */
package dev.pawl.planner.upgrade;
