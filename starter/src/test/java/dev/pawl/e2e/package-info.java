/**
 * Whole upgrades on real servers: Temporal, two minors of Kubernetes, kwok, and Pawl as its users
 * run it, in processes of its own that tests can kill. What is asserted is seen by an observer that
 * shares no code with Pawl's workflows and activities.
 */
package dev.pawl.e2e;
