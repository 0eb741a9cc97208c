/**
 * The way of driver recreate: a workload is deleted and made anew, and no node runs a pod of the
 * old DaemonSet beside one of the new.
 */
package dev.pawl.activities.addon.recreate;
