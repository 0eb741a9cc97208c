/**
 * The update graph: which release leads to which, at what risk, and the way from one to another.
 */
package dev.pawl.planner.graph;
