/**
 * Why a plan is as it is: what triggers each step, which rule put it where it is, and what is away
 * meanwhile. A newcomer starts at {@link dev.pawl.planner.explain.Explainer}.
 */
package dev.pawl.planner.explain;
