/**
 * Addons, each by its driver: looked at, shown in the plan, kept for the way back, changed, waited
 * for and brought back.
 */
package dev.pawl.activities.addon;
