package dev.pawl.planner.plan;

import dev.pawl.planner.policy.Refusal;
import java.util.List;
import java.util.stream.Collectors;

/** The spec is well formed, but cannot be meant for this cluster. */
public final class PlanRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  public PlanRefused(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }

  /**
   * One thing that is wrong.
   *
   * @param path of the field in the spec that says it
   * @param wayOut what to do about it
   */
  public record Problem(String path, String message, String wayOut) {
    /** What a rule of versions refuses. */
    static Problem of(Refusal refusal, String path) {
      return new Problem(
          path,
          "%s (%s)".formatted(refusal.message(), refusal.rule().id()),
          "%s. Source: %s".formatted(refusal.wayOut(), refusal.rule().source()));
    }

    @Override
    public String toString() {
      return path + ": " + message + "; " + wayOut;
    }
  }
}
