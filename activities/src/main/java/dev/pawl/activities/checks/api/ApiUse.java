package dev.pawl.activities.checks.api;

import dev.pawl.planner.check.Severity;

/**
 * Somebody writes an object in some version of its API.
 *
 * @param object whose text has to be changed: for a Helm release its Secret
 * @param where the end of a sentence: {@code in what kubectl applied last}
 * @param severity how bad it is once that version is gone
 */
record ApiUse(String object, String apiVersion, String kind, String where, Severity severity) {}
