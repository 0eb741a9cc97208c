/**
 * When steps may start: written windows as rules of RFC 5545, what fits into them, and how big a
 * pool may be. The instant that is "now" is always handed in.
 */
package dev.pawl.planner.window;
