package dev.pawl.planner.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much a rollback takes back: everything this upgrade did, or the pool that failed. */
public enum RollbackScope {
  @JsonProperty("upgrade")
  UPGRADE,
  @JsonProperty("pool")
  POOL
}
