/**
 * Strict reading of what people write, whatever it is about: text to a tree that knows its lines,
 * tree to records, all problems at once, and a JSON Schema from the same records. Nothing in here
 * knows what an upgrade is.
 */
package dev.pawl.planner.spec.text;
