package dev.pawl.planner.spec;

import dev.pawl.planner.hop.MinorRange;
import java.time.Duration;
import java.util.List;

/**
 * Something installed in the cluster that has to fit its version.
 *
 * @param source folder or file with manifests, absolute once the starter has read the spec
 * @param sha256 of the source's content, set by the starter; the worker refuses other content
 * @param compatible minors that the version in {@code source} runs on
 * @param compatibleInstalled minors that the version installed now runs on
 * @param conflicts what happens to fields that somebody else owns
 * @param readyTimeout how long its workloads or its operator may take
 * @param operator what driver operator changes; null for the others, as source is for this one
 * @param helm of driver helm, whose source is the chart; null for the others
 * @param downtime how long it is expected to be away while it is changed, measured in the run; null
 *     where that is not stated
 * @param dependsOn names of the addons that have to be through before it begins
 */
public record AddonSpec(
    String name,
    AddonDriver driver,
    String source,
    String sha256,
    AddonStage stage,
    MinorRange compatible,
    MinorRange compatibleInstalled,
    OnConflict conflicts,
    Duration readyTimeout,
    OperatorSpec operator,
    HelmSpec helm,
    Duration downtime,
    List<String> dependsOn) {

  public AddonSpec {
    stage = stage == null ? AddonStage.AFTER_CONTROL_PLANE : stage;
    compatible = compatible == null ? MinorRange.ANY : compatible;
    compatibleInstalled = compatibleInstalled == null ? MinorRange.ANY : compatibleInstalled;
    conflicts = conflicts == null ? OnConflict.HOLD : conflicts;
    readyTimeout = readyTimeout == null ? Duration.ofMinutes(5) : readyTimeout;
    dependsOn = dependsOn == null ? List.of() : List.copyOf(dependsOn);
  }

  /** The same addon, its source pinned to a place and a content. */
  public AddonSpec pinned(String absoluteSource, String hash) {
    return new AddonSpec(
        name,
        driver,
        absoluteSource,
        hash,
        stage,
        compatible,
        compatibleInstalled,
        conflicts,
        readyTimeout,
        operator,
        helm,
        downtime,
        dependsOn);
  }

  /** Whether its source is on the worker's disk, and no address. */
  public boolean hasLocalSource() {
    return source != null && !source.contains("://");
  }

  /** The same addon, its release's files somewhere else. */
  public AddonSpec with(HelmSpec other) {
    return new AddonSpec(
        name,
        driver,
        source,
        sha256,
        stage,
        compatible,
        compatibleInstalled,
        conflicts,
        readyTimeout,
        operator,
        other,
        downtime,
        dependsOn);
  }
}
