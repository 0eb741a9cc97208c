package dev.pawl.planner.check;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing that is in an upgrade's way.
 *
 * @param check id of the check that found it
 * @param object {@code Kind/namespace/name} or {@code Kind/name}; null where something could not be
 *     looked at
 * @param message what is the matter, without naming the object again
 * @param remediation what to do about it
 */
public record Obstacle(String check, String object, String message, String remediation) {

  /** All of them, in the order of the results. What was accepted is none. */
  public static List<Obstacle> of(List<CheckResult> results) {
    List<Obstacle> obstacles = new ArrayList<>();
    results.stream().filter(CheckResult::blocks).forEach(r -> add(r, obstacles));
    return List.copyOf(obstacles);
  }

  private static void add(CheckResult result, List<Obstacle> obstacles) {
    List<Finding> blocking =
        result.findings().stream().filter(f -> f.weight() == Severity.BLOCK).toList();
    blocking.forEach(
        f -> obstacles.add(new Obstacle(result.id(), f.object(), f.message(), f.remediation())));
    if (blocking.isEmpty()) {
      obstacles.add(
          new Obstacle(
              result.id(),
              null,
              "could not be looked at: " + result.message(),
              result.remediation()));
    }
  }

  /** What it is known by: the check and the object. */
  public String key() {
    return object == null ? check : check + " " + object;
  }

  /** For a person: who, what, and the way out. */
  public String sentence() {
    return (object == null ? "" : object + " ") + message + "; " + remediation;
  }
}
