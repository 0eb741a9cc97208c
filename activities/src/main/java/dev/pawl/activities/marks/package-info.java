/**
 * What Pawl writes onto nodes to know its own again: every key in one place, pure functions that
 * set and take off, and the one writer. A mark is taken off by one function only.
 */
package dev.pawl.activities.marks;
