package dev.pawl.activities.checks.api;

import dev.pawl.planner.version.Minor;

/**
 * A deprecated version that some client asked an apiserver for, since that apiserver was started.
 *
 * @param subresource the empty text for the resource itself
 * @param removed the release that no longer serves it
 */
record RequestedApi(
    String group, String version, String resource, String subresource, Minor removed) {

  /** As kubectl takes it: {@code flowschemas.v1beta3.flowcontrol.apiserver.k8s.io}. */
  String object() {
    String sub = subresource.isEmpty() ? "" : "/" + subresource;
    return "APIResource/" + resource + "." + version + (group.isEmpty() ? "" : "." + group) + sub;
  }
}
