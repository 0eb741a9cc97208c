package dev.pawl.planner.undo;

/**
 * The snapshot that was taken before a control plane was changed.
 *
 * @param message what the driver said of it, such as where it is; or null
 * @param etcd what is in it
 */
public record SnapshotNote(String message, EtcdSnapshot etcd) {

  /** For a person. */
  public String sentence() {
    return message == null ? etcd.sentence() : message + " (" + etcd.sentence() + ")";
  }
}
