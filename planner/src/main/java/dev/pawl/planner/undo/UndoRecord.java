package dev.pawl.planner.undo;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.pawl.planner.version.KubeVersion;

/**
 * How one part of a phase is taken back. It is written before that part begins; it is small,
 * because the truth about each node is in the marks on the cluster, and an addon's objects are in
 * Secrets there.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "undoes")
@JsonSubTypes({
  @JsonSubTypes.Type(value = UndoRecord.Addon.class, name = "addon"),
  @JsonSubTypes.Type(value = UndoRecord.ControlPlane.class, name = "controlPlane"),
  @JsonSubTypes.Type(value = UndoRecord.Pool.class, name = "pool")
})
public sealed interface UndoRecord {

  /** As the plan calls it, such as {@code pools/workers}. */
  String step();

  /** Which hop of the plan it belongs to, from 0. */
  int hop();

  Reversal reversal();

  /** The same for a person. */
  default UndoNote note() {
    return reversal().of(step());
  }

  /** Whether it cannot be taken back. */
  default boolean stays() {
    return reversal().kind() == UndoKind.IRREVERSIBLE;
  }

  /**
   * An addon goes back to the objects that there were.
   *
   * @param secret where they are kept, in namespace {@code pawl-system} of the cluster
   * @param sha256 of what is kept
   */
  record Addon(String step, int hop, String addon, String secret, String sha256, Reversal reversal)
      implements UndoRecord {}

  /**
   * A control plane goes back by its driver.
   *
   * @param from what it had
   * @param snapshot that its driver took before, or null
   */
  record ControlPlane(
      String step,
      int hop,
      KubeVersion from,
      KubeVersion to,
      SnapshotNote snapshot,
      Reversal reversal)
      implements UndoRecord {}

  /**
   * A turnover of a pool goes back by the same planner; one that turned over in several hops has a
   * record of each.
   *
   * @param from the oldest version in it before that turnover
   * @param desired how many nodes it had
   */
  record Pool(
      String step,
      int hop,
      String pool,
      KubeVersion from,
      KubeVersion to,
      int desired,
      Reversal reversal)
      implements UndoRecord {}
}
