/**
 * One object of an addon: which it is, how it is on the cluster, and how two states of it differ.
 */
package dev.pawl.activities.addon.object;
