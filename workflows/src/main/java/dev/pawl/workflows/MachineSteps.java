package dev.pawl.workflows;

import java.util.Optional;

/** The names of steps, such as {@code drain/ip-10-0-3-7}, and what they are about. */
final class MachineSteps {

  private MachineSteps() {}

  /** The node of a step; empty for the steps of a whole pool or upgrade. */
  static Optional<String> nodeOf(String step) {
    int slash = step.indexOf('/');
    String kind = step.substring(0, Math.max(0, slash));
    return switch (kind) {
      case "surge", "drain", "remove", "upgrade", "release" ->
          Optional.of(step.substring(slash + 1));
      default -> Optional.empty();
    };
  }
}
