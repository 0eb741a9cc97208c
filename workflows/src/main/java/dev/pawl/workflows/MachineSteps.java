package dev.pawl.workflows;

import java.util.Optional;

/** The names of steps, such as {@code drain/ip-10-0-3-7}, and what they are about. */
final class MachineSteps {

  /** What the wait for a window is called, before the pool's name. */
  static final String WINDOW = "window/";

  /** What the stop after bad machines is called, before the pool's name. */
  static final String BREAKER = "breaker/";

  private MachineSteps() {}

  /** A window is what the spec says: the way round it is another spec. */
  static void refuseWindow(String step) {
    if (step.startsWith(WINDOW)) {
      throw HeldSteps.refused(
          "a window is waited for, as the spec says; to go on without it, 'pawl abort' and start"
              + " with another spec");
    }
  }

  /** The node of a step; empty for the steps of a whole pool or upgrade. */
  static Optional<String> nodeOf(String step) {
    int slash = step.indexOf('/');
    String kind = step.substring(0, Math.max(0, slash));
    return switch (kind) {
      case "surge", "drain", "quarantine", "remove", "upgrade", "release" ->
          Optional.of(step.substring(slash + 1));
      default -> Optional.empty();
    };
  }
}
