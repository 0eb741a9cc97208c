/**
 * Where an upgrade stands: what parent and children say, merged, and shown as a document, as lines,
 * or live. Pure but for {@link dev.pawl.starter.status.Watch}.
 */
package dev.pawl.starter.status;
