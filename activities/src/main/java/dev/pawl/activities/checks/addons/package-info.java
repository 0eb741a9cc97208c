/**
 * What the upgrade itself is about to apply, for checks that compare it with the cluster and its
 * target.
 */
package dev.pawl.activities.checks.addons;
