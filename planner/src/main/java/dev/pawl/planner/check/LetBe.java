package dev.pawl.planner.check;

import java.util.List;

/**
 * Findings that an upgrade goes on in spite of.
 *
 * @param accepted by the spec
 * @param known keys of obstacles that a person has skipped
 */
public record LetBe(List<Acceptance> accepted, List<String> known) {
  public LetBe {
    accepted = List.copyOf(accepted);
    known = List.copyOf(known);
  }
}
