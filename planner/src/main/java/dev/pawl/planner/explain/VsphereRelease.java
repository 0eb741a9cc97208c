package dev.pawl.planner.explain;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release of vSphere or vCenter Server: 8.0 Update 2c is written {@code 8.0.2c}.
 *
 * @param letter of a patch between two updates; empty for the update itself
 */
public record VsphereRelease(int major, int minor, int update, String letter)
    implements Comparable<VsphereRelease> {

  private static final Pattern WRITTEN =
      Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})([a-z]?)");

  private static final Comparator<VsphereRelease> ORDER =
      Comparator.comparingInt(VsphereRelease::major)
          .thenComparingInt(VsphereRelease::minor)
          .thenComparingInt(VsphereRelease::update)
          .thenComparing(VsphereRelease::letter);

  /**
   * Reads {@code 8.0.0b}.
   *
   * @throws IllegalArgumentException where it is not written so
   */
  public static VsphereRelease parse(String text) {
    Matcher m = WRITTEN.matcher(text);
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no release of vSphere: expected such as 8.0.2 or 8.0.2c".formatted(text));
    }
    return new VsphereRelease(
        Integer.parseInt(m.group(1)),
        Integer.parseInt(m.group(2)),
        Integer.parseInt(m.group(3)),
        m.group(4));
  }

  @Override
  public int compareTo(VsphereRelease other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + update + letter;
  }
}
