/** Driver operator: one field of a custom resource, and the wait for what its operator does. */
package dev.pawl.activities.addon.operator;
