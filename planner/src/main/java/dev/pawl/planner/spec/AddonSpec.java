package dev.pawl.planner.spec;

import java.time.Duration;

/**
 * Something installed in the cluster that has to fit its version.
 *
 * @param source folder or file with manifests, absolute once the starter has read the spec
 * @param sha256 of the source's content, set by the starter; the worker refuses other content
 * @param readyTimeout how long its workloads may take to roll out
 */
public record AddonSpec(
    String name,
    AddonDriver driver,
    String source,
    String sha256,
    AddonStage stage,
    Duration readyTimeout) {

  public AddonSpec {
    stage = stage == null ? AddonStage.AFTER_CONTROL_PLANE : stage;
    readyTimeout = readyTimeout == null ? Duration.ofMinutes(5) : readyTimeout;
  }

  /** The same addon, its source pinned to a place and a content. */
  public AddonSpec pinned(String absoluteSource, String hash) {
    return new AddonSpec(name, driver, absoluteSource, hash, stage, readyTimeout);
  }
}
