package dev.pawl.planner.spec;

import dev.pawl.planner.predict.StepKind;
import java.util.Optional;

/** How {@code spec.times} calls the kinds of steps of which a user can write how long they take. */
public final class TimeNames {

  private TimeNames() {}

  /** The name of its field; empty for a step that only Pawl itself takes time for. */
  public static Optional<String> of(StepKind kind) {
    return Optional.ofNullable(
        switch (kind) {
          case CONTROL_PLANE -> "controlPlane";
          case SNAPSHOT -> "snapshot";
          case FINALISE -> "finalise";
          case ADDON -> "addon";
          case SURGE -> "surge";
          case POD_END -> "podEnd";
          case POD_BACK -> "podBack";
          case REMOVE -> "remove";
          case CHANGE -> "change";
          case PREFLIGHT, GATE, TURN, DRAIN, EVICTION, VERIFY -> null;
        });
  }
}
