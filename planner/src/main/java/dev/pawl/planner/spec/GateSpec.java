package dev.pawl.planner.spec;

/**
 * A condition that must hold before the upgrade goes on: a Prometheus query and what its result
 * must be.
 *
 * @param after which kind of step it follows
 */
public record GateSpec(String name, Prometheus prometheus, GateAfter after) {

  /**
   * @param url base address of the Prometheus server, without credentials
   * @param successCondition a comparison of the result with a number, such as {@code result < 0.01}
   */
  public record Prometheus(String url, String query, String successCondition) {}
}
