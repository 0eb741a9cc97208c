package dev.pawl.planner.hold;

import java.util.List;

/**
 * A wait, explained.
 *
 * @param message a sentence for a person, with the way out where there is one
 * @param objects what it is about, as {@code Kind/namespace/name} or {@code Kind/name}
 */
public record Hold(HoldCode code, String message, List<String> objects) {
  public Hold {
    objects = objects == null ? List.of() : List.copyOf(objects);
  }

  public Hold(HoldCode code, String message, String... objects) {
    this(code, message, List.of(objects));
  }
}
