/** Whether an addon's workloads have rolled out, what they wait for, and why. */
package dev.pawl.activities.addon.rollout;
