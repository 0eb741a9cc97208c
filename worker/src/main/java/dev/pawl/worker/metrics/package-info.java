/** What the worker counts: Temporal's own figures, the JVM's, and {@code pawl_} ones. */
package dev.pawl.worker.metrics;
