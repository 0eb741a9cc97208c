package dev.pawl.planner.policy;

/**
 * Why something is not allowed.
 *
 * @param message what is wrong, naming both versions
 * @param wayOut what to do about it
 */
public record Refusal(VersionRule rule, String message, String wayOut) {

  @Override
  public String toString() {
    return "%s: %s; %s (%s)".formatted(rule.id(), message, wayOut, rule.source());
  }
}
