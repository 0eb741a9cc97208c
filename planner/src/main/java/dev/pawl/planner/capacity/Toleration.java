package dev.pawl.planner.capacity;

import java.util.Set;

/**
 * Taints a pod puts up with.
 *
 * @param key of the taint; empty for every key
 * @param match how the value is looked at
 * @param value of the taint, where {@code match} is EQUAL
 * @param effects the effects tolerated; an API object without an effect tolerates all
 */
public record Toleration(String key, Match match, String value, Set<Taint.Effect> effects) {

  /** The operator. */
  public enum Match {
    /** {@code Exists}: whatever the value. */
    ANY_VALUE,
    /** {@code Equal}, the default. */
    EQUAL
  }

  public Toleration {
    effects = Set.copyOf(effects);
  }

  public boolean tolerates(Taint taint) {
    return (key.isEmpty() || key.equals(taint.key()))
        && effects.contains(taint.effect())
        && switch (match) {
          case ANY_VALUE -> true;
          case EQUAL -> value.equals(taint.value());
        };
  }
}
