package dev.pawl.activities.checks.discovery;

import java.util.List;

/**
 * A version of an API group that a cluster serves.
 *
 * @param stale whether an apiserver could not ask whoever serves it, and gives its last answer, or
 *     none
 * @param resources in the plural, without subresources
 */
public record ApiVersion(String group, String version, boolean stale, List<String> resources) {

  public ApiVersion {
    resources = List.copyOf(resources);
  }

  /** {@code apps/v1}. */
  public String spoken() {
    return group + "/" + version;
  }
}
