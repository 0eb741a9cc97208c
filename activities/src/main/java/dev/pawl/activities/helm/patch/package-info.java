/**
 * The patch that Helm 3 sends for an object that is there: computed from what the last revision
 * said, what the new one says and what the server has. Asks nobody; whoever calls brings the
 * server's schema.
 */
package dev.pawl.activities.helm.patch;
