package dev.pawl.planner.policy;

/**
 * What the rules of Google Distributed Cloud need and no version number tells.
 *
 * @param releases in which order versions came out; where it says nothing, nothing is judged by it
 * @param skewPreview whether the preview of two minors between pool and cluster is switched on; it
 *     matters for clusters of 1.28 (S3.4)
 */
public record DistributedCloudFacts(ReleaseOrder releases, boolean skewPreview) {

  /** No release order, no preview. */
  public static final DistributedCloudFacts NONE =
      new DistributedCloudFacts(ReleaseOrder.UNKNOWN, false);
}
