package dev.pawl.activities.addon.driver;

/**
 * From which version to which an addon goes.
 *
 * @param installed detected from the cluster (S0.1); null where nothing is installed, or says its
 *     version
 * @param next what the spec brings; null where it does not say
 */
public record VersionMove(String installed, String next) {

  /** For a person; empty where nothing is known. */
  public String sentence() {
    if (installed == null && next == null) {
      return "";
    }
    String from = installed == null ? "(not known)" : installed;
    String to = next == null ? "(not known)" : next;
    return from.equals(to) ? from : from + " → " + to;
  }
}
