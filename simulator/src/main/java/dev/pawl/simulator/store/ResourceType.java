package dev.pawl.simulator.store;

import java.util.Locale;

/**
 * One resource that is served.
 *
 * @param group the API group, empty for the core group
 * @param plural the name in paths, such as {@code pods}
 * @param statusSubresource whether {@code /status} is written apart from the rest
 * @param generation whether {@code metadata.generation} counts changes of the rest
 */
public record ResourceType(
    String group,
    String version,
    String plural,
    String kind,
    boolean namespaced,
    boolean statusSubresource,
    boolean generation) {

  /** {@code v1} or {@code group/version}. */
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** {@code pods} or {@code deployments.apps}, as error messages name it. */
  public String qualified() {
    return group.isEmpty() ? plural : plural + "." + group;
  }

  /** The kind in lower case. */
  public String singular() {
    return kind.toLowerCase(Locale.ROOT);
  }
}
