/**
 * The user's own commands: one JSON document in, one out, an exit code, and nothing left running
 * after a timeout or a stop.
 */
package dev.pawl.activities.exec;
