package dev.pawl.planner.window;

import dev.pawl.planner.spec.text.FieldPath;

/**
 * One thing that is wrong with a written window.
 *
 * @param field which of its fields, such as {@code exclude[1]}
 * @param message what is wrong
 * @param wayOut what to write instead
 */
public record WindowProblem(FieldPath field, String message, String wayOut) {}
