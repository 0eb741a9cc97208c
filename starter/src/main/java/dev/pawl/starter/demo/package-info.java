/**
 * {@code pawl demo}: the real engine, workflows, worker and drivers, on a cluster that is simulated
 * in this process. The only room that knows the simulator.
 */
package dev.pawl.starter.demo;
