package dev.pawl.planner.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pawl.planner.policy.DistributedCloudFacts;
import dev.pawl.planner.policy.VersionPolicies;
import dev.pawl.planner.policy.VersionPolicy;

/** Preset of version rules. */
public enum Policy {
  @JsonProperty("upstream")
  UPSTREAM,
  @JsonProperty("tkg")
  TKG,
  @JsonProperty("openshift")
  OPENSHIFT,
  @JsonProperty("gdc")
  GDC;

  /**
   * The rules that it stands for.
   *
   * @param facts what those of gdc need; the others do not look at them
   */
  public VersionPolicy rules(DistributedCloudFacts facts) {
    return switch (this) {
      case UPSTREAM -> VersionPolicies.upstream();
      case TKG -> VersionPolicies.tkg();
      case OPENSHIFT -> VersionPolicies.openshift();
      case GDC -> VersionPolicies.gdc(facts);
    };
  }
}
