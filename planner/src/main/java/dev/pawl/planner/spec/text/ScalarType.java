package dev.pawl.planner.spec.text;

import java.util.Set;
import java.util.function.Function;

/**
 * How a single value is read from its letters.
 *
 * @param type what comes out
 * @param kinds what YAML may have taken it for; anything else is a wrong type, never converted
 * @param expected completes "expected …"
 * @param schema the same as a JSON Schema, itself as JSON
 * @param parse throws IllegalArgumentException where the letters are none
 */
public record ScalarType<T>(
    Class<T> type,
    Set<Node.ScalarKind> kinds,
    String expected,
    String schema,
    Function<String, T> parse) {}
