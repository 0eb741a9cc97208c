/** Versions of Kubernetes and the rules of which may stand beside which. */
package dev.pawl.planner.version;
