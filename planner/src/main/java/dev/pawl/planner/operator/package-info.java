/**
 * What the status of a custom resource says about the operator behind it. Trees in, verdicts out:
 * nothing here asks a cluster.
 */
package dev.pawl.planner.operator;
