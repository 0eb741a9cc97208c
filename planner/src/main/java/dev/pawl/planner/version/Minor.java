package dev.pawl.planner.version;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A minor release, such as {@code 1.36}: the unit the version skew policy counts in. */
public record Minor(int major, int minor) implements Comparable<Minor> {

  private static final Pattern FORM = Pattern.compile("v?(\\d{1,9})\\.(\\d{1,9})");
  private static final Comparator<Minor> ORDER =
      Comparator.comparingInt(Minor::major).thenComparingInt(Minor::minor);

  /**
   * @throws IllegalArgumentException with a sentence for a person where the text is no minor
   */
  @JsonCreator
  public static Minor parse(String text) {
    Matcher m = FORM.matcher(text.trim());
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a minor release: expected MAJOR.MINOR, such as 1.36");
    }
    return new Minor(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)));
  }

  /** How many minors {@code other} is ahead of this one; negative where it is behind. */
  public int distanceTo(Minor other) {
    return (other.major - major) * 1000 + (other.minor - minor);
  }

  @Override
  public int compareTo(Minor other) {
    return ORDER.compare(this, other);
  }

  @Override
  @JsonValue
  public String toString() {
    return major + "." + minor;
  }
}
