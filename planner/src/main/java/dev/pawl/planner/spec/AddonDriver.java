package dev.pawl.planner.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an addon is installed. */
public enum AddonDriver {
  /** Manifests, applied over what is there. */
  @JsonProperty("manifests")
  MANIFESTS,

  /**
   * Manifests whose Deployments and DaemonSets are deleted and made anew, as the operator of seed
   * 000 does it (S0.2 to S0.7).
   */
  @JsonProperty("recreate")
  RECREATE,

  /** A field of a custom resource, which an operator in the cluster follows. */
  @JsonProperty("operator")
  OPERATOR,

  /** A release of Helm. */
  @JsonProperty("helm")
  HELM;

  /** Whether it is installed from manifests that Pawl reads. */
  public boolean readsManifests() {
    return this == MANIFESTS || this == RECREATE;
  }
}
