/** What the looks at a gate amount to: counted apart, judged by the limits that the spec sets. */
package dev.pawl.planner.gate;
