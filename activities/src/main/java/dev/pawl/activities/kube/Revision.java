package dev.pawl.activities.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * How new something is: resource versions of one cluster, which clients may compare (KEP-5504).
 * They are decimal numbers without leading zeros.
 */
public final class Revision {

  private Revision() {}

  /** Of an object; null where it says none, or one that cannot be compared. */
  public static String of(HasMetadata object) {
    return object == null ? null : comparable(object.getMetadata().getResourceVersion());
  }

  /** The same version; null where it cannot be compared. */
  static String comparable(String version) {
    return version != null && version.matches("[1-9][0-9]*") ? version : null;
  }

  /** Whether one is as new as another, or newer. */
  public static boolean reaches(String one, String other) {
    return compare(one, other) >= 0;
  }

  /** The newer of two. */
  public static String newer(String one, String other) {
    return compare(one, other) >= 0 ? one : other;
  }

  private static int compare(String one, String other) {
    return one.length() == other.length()
        ? one.compareTo(other)
        : Integer.compare(one.length(), other.length());
  }
}
