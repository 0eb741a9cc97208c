package dev.pawl.simulator.store;

/** Which part of an object a write may change. */
public enum Part {
  /** All but the status, where the status is a subresource. */
  MAIN,
  /** The status only. */
  STATUS
}
