/**
 * Helm in this process, and the releases that it keeps in a cluster: what a release is, how one is
 * read, and how a chart is handed to Helm. What happens when is decided by whoever calls.
 */
package dev.pawl.activities.helm;
