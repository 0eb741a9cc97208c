package dev.pawl.workflows.message;

import dev.pawl.planner.hold.Hold;

/**
 * Word from a running step: why it does not move, or that it does again.
 *
 * @param step such as {@code drain/ip-10-0-3-7}
 * @param hold null where the step moves again
 */
public record StepHold(String step, Hold hold) {}
