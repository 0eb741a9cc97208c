package dev.pawl.planner.lifecycle;

import dev.pawl.planner.version.Minor;
import java.util.Optional;

/**
 * The end of a kind in one version of an API.
 *
 * @param in the first release that no longer serves it
 * @param apiVersion such as {@code policy/v1beta1}
 * @param replacement the apiVersion to use instead; empty where the kind's own words name none
 */
public record ApiRemoval(Minor in, String apiVersion, String kind, Optional<String> replacement) {

  /** {@code policy/v1beta1 PodSecurityPolicy}. */
  public String spoken() {
    return apiVersion + " " + kind;
  }

  /** Whether a cluster of that release has it no more. */
  public boolean by(Minor release) {
    return in.compareTo(release) <= 0;
  }

  /** What to do about it, as an order. */
  public String remediation() {
    return replacement
        .map("write it as %s"::formatted)
        .orElse("find what takes its place in Kubernetes' deprecation guide, or remove it");
  }
}
