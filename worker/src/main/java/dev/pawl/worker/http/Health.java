package dev.pawl.worker.http;

/**
 * What a worker says of itself.
 *
 * @param polling whether it takes work from Temporal
 * @param sentence for a person
 */
public record Health(boolean polling, String sentence) {}
