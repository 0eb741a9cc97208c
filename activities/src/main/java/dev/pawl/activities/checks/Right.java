package dev.pawl.activities.checks;

/**
 * A right that reading something takes.
 *
 * @param group of the API; the empty text for the core group
 * @param resource in the plural; or a path that begins with a slash, which is of no group
 * @param name of the only object that is meant; null for all
 */
public record Right(String verb, String group, String resource, String namespace, String name) {

  /** To list a kind in all namespaces. */
  public static Right list(String group, String resource) {
    return new Right("list", group, resource, null, null);
  }

  /** To get a path that is no object, such as {@code /readyz}. */
  public static Right path(String path) {
    return new Right("get", "", path, null, null);
  }

  /** To get one object. */
  public static Right object(String group, String resource, String namespace, String name) {
    return new Right("get", group, resource, namespace, name);
  }

  /** As RBAC's people write it: {@code poddisruptionbudgets.policy}. */
  public String what() {
    String kind = group.isEmpty() ? resource : resource + "." + group;
    String one = name == null ? "" : " " + (namespace == null ? name : namespace + "/" + name);
    return kind + one;
  }
}
