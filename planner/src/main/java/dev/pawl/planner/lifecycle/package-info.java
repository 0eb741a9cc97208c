/**
 * When versions of the Kubernetes API end: facts of the public Go modules, and the questions asked
 * of them.
 */
package dev.pawl.planner.lifecycle;
