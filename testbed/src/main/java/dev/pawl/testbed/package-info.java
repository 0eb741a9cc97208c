/**
 * Real servers for tests: Temporal and Kubernetes control planes as local processes, built from
 * pinned Go modules. They listen on loopback only and never outlive the JVM that started them. For
 * test scope; only the JDK and JUnit's API may come in.
 */
package dev.pawl.testbed;
