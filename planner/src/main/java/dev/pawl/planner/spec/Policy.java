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

  /** The rules that it stands for. */
  public VersionPolicy rules() {
    return switch (this) {
      case UPSTREAM -> VersionPolicies.upstream();
      case TKG -> VersionPolicies.tkg();
      case OPENSHIFT -> VersionPolicies.openshift();
      case GDC -> VersionPolicies.gdc(DistributedCloudFacts.NONE);
    };
  }
}
