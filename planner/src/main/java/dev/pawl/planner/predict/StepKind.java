package dev.pawl.planner.predict;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** Steps that take time. The label is how the engine's step names begin, word for word. */
public enum StepKind {
  /** The lease and the first look at the pools. */
  PREFLIGHT("preflight"),
  /** The user's command that saves the control plane. */
  SNAPSHOT("controlPlane/snapshot"),
  /** The user's command that upgrades the control plane by one hop. */
  CONTROL_PLANE("controlPlane/upgrade"),
  /** The user's command that ends a two-step upgrade of the control plane. */
  FINALISE("controlPlane/finalise"),
  /** One addon, its workloads rolled out. */
  ADDON("addons"),
  /** One look at one gate that says yes. */
  GATE("gates"),
  /** The engine itself: one look at a pool and the decision what comes next. */
  TURN("decide"),
  /** From the order of a machine until its node has joined. */
  SURGE("surge"),
  /** A drain's own part: all of it but its evictions, what they wait for, and the pods' ending. */
  DRAIN("drain"),
  /** One request to the Eviction API. */
  EVICTION("eviction"),
  /** From a pod's eviction until it is gone. */
  POD_END("podEnd"),
  /** From a pod's eviction until its budget counts another one in its place as healthy. */
  POD_BACK("podBack"),
  /** From the end of a drain until the machine and its node are gone. */
  REMOVE("remove"),
  /** The user's command that upgrades a node in place, until the node is back. */
  CHANGE("upgrade"),
  /** The look at everything at the end. */
  VERIFY("verify");

  private final String label;

  StepKind(String label) {
    this.label = label;
  }

  @JsonValue
  public String label() {
    return label;
  }

  /**
   * The kind of a step by its name, such as {@code drain/ip-10-0-3-7}; empty for a step that is
   * only a wait, or whose time nothing is predicted from.
   */
  public static Optional<StepKind> of(String step) {
    return Arrays.stream(values())
        .filter(k -> step.equals(k.label) || step.startsWith(k.label + "/"))
        .findFirst();
  }
}
