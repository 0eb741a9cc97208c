package dev.pawl.planner.order;

/** What of a cluster is changed. */
public enum ChangeKind {
  /** Its Kubernetes version. */
  VERSION,
  /** Variables of its configuration: machine class, storage class, proxy … */
  CONFIGURATION
}
