package dev.pawl.planner.gate;

import java.util.List;

/**
 * One look at a gate.
 *
 * @param sentence what was seen, for a person
 * @param objects what it is about, as {@code Kind/namespace/name} or {@code Kind/name}
 */
public record Look(Verdict verdict, String sentence, List<String> objects) {
  public Look {
    objects = objects == null ? List.of() : List.copyOf(objects);
  }

  public Look(Verdict verdict, String sentence) {
    this(verdict, sentence, List.of());
  }
}
