/** Clients of clusters, and the one place that says what their errors mean. */
package dev.pawl.activities.kube;
