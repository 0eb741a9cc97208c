/**
 * A small Kubernetes cluster inside the JVM: start it with {@link dev.pawl.simulator.SimCluster},
 * fill it with {@link dev.pawl.simulator.ClusterBuilder}, talk to it with any Kubernetes client.
 */
package dev.pawl.simulator;
