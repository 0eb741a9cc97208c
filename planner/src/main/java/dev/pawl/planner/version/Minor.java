package dev.pawl.planner.version;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A minor release, such as {@code 1.36}: the unit the version skew policy counts in. */
public record Minor(int major, int minor) implements Comparable<Minor> {

  @JsonCreator
  public static Minor parse(String text) {
    String[] parts = text.split("\\.", 2);
    return new Minor(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
  }

  /** How many minors {@code other} is ahead of this one; negative where it is behind. */
  public int distanceTo(Minor other) {
    return (other.major - major) * 1000 + (other.minor - minor);
  }

  @Override
  public int compareTo(Minor other) {
    return Integer.signum(other.distanceTo(this));
  }

  @Override
  @JsonValue
  public String toString() {
    return major + "." + minor;
  }
}
