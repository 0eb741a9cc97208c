/**
 * Addons, each by its driver: looked at, shown in the plan, kept for the way back, changed, waited
 * for and brought back. Here are the steps and what is the same for all drivers; a driver, and what
 * drivers share, has a room of its own and does not know this one.
 */
package dev.pawl.activities.addon;
