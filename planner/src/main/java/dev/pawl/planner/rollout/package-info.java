/**
 * The heart: from the state of a pool and its strategy to the next decisions, each with its reason.
 * Pure; the workflow carries the decisions out.
 */
package dev.pawl.planner.rollout;
