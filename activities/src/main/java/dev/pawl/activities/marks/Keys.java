package dev.pawl.activities.marks;

/** Every key that Pawl writes into a cluster. */
public final class Keys {

  /** What all of them begin with. */
  public static final String PREFIX = "pawl.dev/";

  /**
   * Taint: pods that are evicted elsewhere had better not land here (PreferNoSchedule), or must not
   * (NoSchedule).
   */
  public static final String OUTDATED = PREFIX + "outdated";

  /** Annotation: id of the upgrade that made or changed this. */
  public static final String UPGRADE = PREFIX + "upgrade";

  /** Annotation: the cordon is Pawl's; the value is the upgrade's id. */
  public static final String CORDONED = PREFIX + "cordoned";

  /** Annotation: when the node's drain began, RFC 3339. */
  public static final String DRAIN_BEGUN = PREFIX + "drain-begun";

  /** Annotation: the node's place in the order of its pool, from 0 on. */
  public static final String RANK = PREFIX + "rank";

  /** Annotation: the label {@link #NO_LOAD_BALANCER} is Pawl's; the value is the upgrade's id. */
  public static final String OUT_OF_LOAD_BALANCERS = PREFIX + "out-of-load-balancers";

  /** Label, Kubernetes' own: external load balancers send the node nothing. */
  public static final String NO_LOAD_BALANCER =
      "node.kubernetes.io/exclude-from-external-load-balancers";

  /**
   * Label: the node could not be drained, and its cordon is Pawl's; the value is the upgrade's id.
   * It outlasts the upgrade.
   */
  public static final String QUARANTINED = PREFIX + "quarantined";

  /** Annotation: when a pod of the node was last deleted against its budget, RFC 3339. */
  public static final String FORCED_AT = PREFIX + "forced-at";

  /** Annotation: what the autoscalers' annotations were before Pawl set them. */
  public static final String KEPT = PREFIX + "kept";

  /** Annotation of a machine: the node it was made for. */
  public static final String REPLACES = PREFIX + "replaces";

  /** Annotation: the version that goes back in place of this node's. */
  public static final String ORIGIN = PREFIX + "origin";

  /** Annotation of a machine made on the way back. */
  public static final String REVERTS = PREFIX + "reverts";

  /** Annotation of the Lease: address and namespace of the Temporal that runs the upgrade. */
  public static final String TEMPORAL = PREFIX + "temporal";

  /** Annotation of the Lease: what the pools were when the upgrade began, as JSON. */
  public static final String POOLS = PREFIX + "pools";

  /** Annotation of the Lease: what ailed the cluster when the upgrade began, as JSON. */
  public static final String HEALTH = PREFIX + "health";

  /** Annotation of the Lease: what checks had found when the upgrade began, as JSON. */
  public static final String CHECKS = PREFIX + "checks";

  /** Annotation of the Lease: the upgrade's name, for people. */
  public static final String NAME = PREFIX + "name";

  /** Label of a Secret in {@code pawl-system}: it keeps what an addon's way back needs. */
  public static final String UNDO = PREFIX + "undo";

  /** Label of a ConfigMap in {@code pawl-system}: the addon whose objects it lists. */
  public static final String ADDON = PREFIX + "addon";

  private Keys() {}

  /** Whether Pawl wrote it. */
  public static boolean ours(String key) {
    return key != null && key.startsWith(PREFIX);
  }
}
