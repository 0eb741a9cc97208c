package dev.pawl.workflows.message;

/**
 * Who asked.
 *
 * @param who as {@code user@host}
 */
public record Actor(String who) {}
