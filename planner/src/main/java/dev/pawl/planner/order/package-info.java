/**
 * Which node, which pool and which addon goes before which: pure functions from what is known of
 * them to an order that is shown in the plan and followed.
 */
package dev.pawl.planner.order;
