package dev.pawl.planner.plan;

import dev.pawl.planner.policy.ControlPlaneVersions;
import dev.pawl.planner.policy.Refusal;
import dev.pawl.planner.policy.VersionPolicy;
import dev.pawl.planner.policy.VersionState;
import dev.pawl.planner.spec.UpgradeSpec;
import java.util.List;

/**
 * What a policy lets pass but not stay: clusters of one management cluster that are upgraded one
 * after another differ meanwhile, and the others are to follow (S3.3).
 */
final class LeftAtTheEnd {

  private LeftAtTheEnd() {}

  /** Sentences for a person. */
  static List<String> warnings(UpgradeSpec spec) {
    VersionPolicy rules = spec.versionRules();
    VersionState end =
        new VersionState(
            ControlPlaneVersions.at(spec.target().version()),
            List.of(),
            null,
            spec.distributedCloud().management());
    List<Refusal> notEven = rules.passing(end);
    return rules.atRest(end).stream()
        .filter(refusal -> !notEven.contains(refusal))
        .map(r -> "%s (%s); then %s".formatted(r.message(), r.rule().id(), r.wayOut()))
        .toList();
  }
}
