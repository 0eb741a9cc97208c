package dev.pawl.planner.check;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

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

  private static final int SPOKEN = 5;

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

  /**
   * Why an upgrade waits for them to go: the first few in its sentence.
   *
   * @param some at least one
   * @param more how many there are beside those
   */
  public static Hold hold(HoldCode code, List<Obstacle> some, int more) {
    String sentence =
        some.stream()
            .limit(SPOKEN)
            .map(o -> o.check() + ": " + o.sentence())
            .collect(Collectors.joining(". "));
    int unspoken = Math.max(0, some.size() - SPOKEN) + more;
    return new Hold(
        code,
        unspoken == 0 ? sentence : sentence + ". And %d more".formatted(unspoken),
        some.stream().map(Obstacle::object).filter(Objects::nonNull).distinct().toList());
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
