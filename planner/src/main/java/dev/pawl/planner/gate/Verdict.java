package dev.pawl.planner.gate;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a look at a gate says. The four are told apart and counted apart, as the analyses of Argo
 * Rollouts are.
 */
public enum Verdict {
  /** It is as it should be. */
  @JsonProperty("success")
  SUCCESS,
  /** It is not as it should be. */
  @JsonProperty("failure")
  FAILURE,
  /** There was an answer, and it says neither: no data, NaN, between two conditions. */
  @JsonProperty("inconclusive")
  INCONCLUSIVE,
  /** There was no answer: the server is away, refuses, or does not understand the question. */
  @JsonProperty("error")
  ERROR
}
