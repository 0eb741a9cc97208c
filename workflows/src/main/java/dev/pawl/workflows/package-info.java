/**
 * In what order an upgrade is carried out: the workflows, and the interfaces of the activities they
 * call. Deterministic; nothing here knows how a cluster is reached.
 */
package dev.pawl.workflows;
