/**
 * Server-side apply: which manager owns which field, and what happens when two want the same. Pure
 * functions over trees, after the Kubernetes documentation of server-side apply.
 */
package dev.pawl.simulator.apply;
