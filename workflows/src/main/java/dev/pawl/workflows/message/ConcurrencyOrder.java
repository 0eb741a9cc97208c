package dev.pawl.workflows.message;

/**
 * What a person wants: more, or fewer, nodes of a pool under way at once. Numbers are as they were
 * typed, so that what is none is refused in a sentence.
 *
 * @param maxSurge a count or a percentage; null where it stays as it is
 * @param maxUnavailable the same
 */
public record ConcurrencyOrder(String who, String pool, String maxSurge, String maxUnavailable) {}
