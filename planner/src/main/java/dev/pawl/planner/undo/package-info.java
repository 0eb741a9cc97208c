/** How steps can be taken back: worked out before the first of them. */
package dev.pawl.planner.undo;
