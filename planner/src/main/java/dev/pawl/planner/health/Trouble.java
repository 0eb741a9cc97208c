package dev.pawl.planner.health;

/**
 * Something in a cluster that is not well.
 *
 * @param object as {@code Kind/namespace/name} or {@code Kind/name}
 * @param count how much of it: pods that are missing or wait, 1 for a node
 * @param why in a few words, for a person
 */
public record Trouble(String object, int count, String why) {}
