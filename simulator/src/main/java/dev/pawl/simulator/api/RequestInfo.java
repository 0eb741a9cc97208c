package dev.pawl.simulator.api;

/**
 * What a request wants, in the words of RBAC.
 *
 * @param verb get, list, watch, create, update, patch, delete, deletecollection
 * @param resource plural; empty for paths that are no resources, such as {@code /version}
 * @param namespace empty for cluster scope and for all namespaces
 * @param user the bearer token
 */
public record RequestInfo(
    String verb,
    String group,
    String version,
    String resource,
    String subresource,
    String namespace,
    String name,
    String user,
    String path) {

  /** {@code pods} or {@code pods/eviction}. */
  public String target() {
    return subresource.isEmpty() ? resource : resource + "/" + subresource;
  }

  public boolean isResource() {
    return !resource.isEmpty();
  }

  /** Whether it is this verb on this target, such as {@code is("create", "pods/eviction")}. */
  public boolean is(String wantedVerb, String wantedTarget) {
    return verb.equals(wantedVerb) && target().equals(wantedTarget);
  }
}
