package dev.pawl.planner.version;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A released version of Kubernetes, or of a product built on it, such as {@code 1.36.3}, {@code
 * 1.28.100-gke.146} or {@code v1.31.4+k3s1}. Read as written: 1.30 is not 1.3. A leading {@code v}
 * is not part of the version.
 *
 * <p>The order is total and agrees with {@link #equals}: major, minor, patch, then the suffix as in
 * {@link SuffixOrder}.
 *
 * @param suffix what follows the patch, with its {@code -} or {@code +}; the empty text where
 *     nothing does
 */
public record KubeVersion(int major, int minor, int patch, String suffix)
    implements Comparable<KubeVersion> {

  private static final Pattern FORM = Pattern.compile("v?(\\d+)\\.(\\d+)\\.(\\d+)([-+].*)?");
  private static final Comparator<KubeVersion> ORDER =
      Comparator.comparingInt(KubeVersion::major)
          .thenComparingInt(KubeVersion::minor)
          .thenComparingInt(KubeVersion::patch)
          .thenComparing(KubeVersion::suffix, SuffixOrder.INSTANCE);

  /**
   * @throws IllegalArgumentException with a sentence for a person where the text is no version
   */
  @JsonCreator
  public static KubeVersion parse(String text) {
    Matcher m = FORM.matcher(text.trim());
    if (!m.matches()) {
      throw noVersion(text);
    }
    try {
      return new KubeVersion(
          Integer.parseInt(m.group(1)),
          Integer.parseInt(m.group(2)),
          Integer.parseInt(m.group(3)),
          m.group(4) == null ? "" : m.group(4));
    } catch (NumberFormatException tooLong) {
      throw noVersion(text);
    }
  }

  private static IllegalArgumentException noVersion(String text) {
    return new IllegalArgumentException(
        "'" + text + "' is not a version: expected MAJOR.MINOR.PATCH, such as 1.36.3");
  }

  /** The minor release this belongs to. */
  public Minor minorRelease() {
    return new Minor(major, minor);
  }

  /** As Kubernetes itself writes it in {@code /version} and {@code nodeInfo}: with a leading v. */
  public String gitVersion() {
    return "v" + this;
  }

  @Override
  public int compareTo(KubeVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  @JsonValue
  public String toString() {
    return major + "." + minor + "." + patch + suffix;
  }
}
