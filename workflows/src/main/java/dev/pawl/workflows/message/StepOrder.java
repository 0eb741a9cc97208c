package dev.pawl.workflows.message;

/**
 * What a person wants done with a held step.
 *
 * @param step such as {@code surge/ip-10-0-3-7}; null for the only one that is held
 */
public record StepOrder(String who, String step) {}
