package dev.pawl.planner.plan;

import dev.pawl.planner.graph.EdgeKind;
import dev.pawl.planner.graph.RiskVerdict;
import dev.pawl.planner.graph.Route;
import dev.pawl.planner.graph.StepRisk;
import dev.pawl.planner.version.KubeVersion;
import java.util.List;

/**
 * The way through an update graph, as it was found when the plan was made (S2.1): the run follows
 * it and does not ask the graph again.
 *
 * @param source the file or URL of the graph; a URL without its query, which could hold a token
 * @param sha256 of the graph's text, in hex
 * @param channel whose newest release is the target; null where the target is a version
 * @param steps none where the control plane is at the target already
 */
public record UpdatePath(String source, String sha256, String channel, List<Step> steps) {

  /** A plan is carried in histories, and a graph may say whatever it likes. */
  private static final int MOST_LETTERS = 600;

  public UpdatePath {
    steps = List.copyOf(steps);
  }

  /**
   * One edge.
   *
   * @param risks all of them, those that do not apply included
   */
  public record Step(KubeVersion from, KubeVersion to, EdgeKind kind, List<Risk> risks) {
    public Step {
      risks = List.copyOf(risks);
    }
  }

  /**
   * What an edge is known to risk (S2.2).
   *
   * @param name by which it is accepted
   * @param accepted whether the spec accepts it
   * @param sentence for a person: whether it applies, what happens, where more is written
   */
  public record Risk(String name, RiskVerdict verdict, boolean accepted, String sentence) {

    /** Whether it still stands in the way. */
    public boolean needsAcceptance() {
      return verdict.counts() && !accepted;
    }
  }

  /** Of a path that was found. */
  public static UpdatePath of(String source, String sha256, String channel, Route.Path path) {
    return new UpdatePath(
        source, sha256, channel, path.steps().stream().map(UpdatePath::step).toList());
  }

  private static Step step(Route.Step step) {
    return new Step(
        step.from(),
        step.to().version(),
        step.kind(),
        step.risks().stream().map(UpdatePath::risk).toList());
  }

  private static Risk risk(StepRisk risk) {
    return new Risk(risk.risk().name(), risk.verdict(), risk.accepted(), cut(risk.sentence()));
  }

  private static String cut(String text) {
    return text.length() > MOST_LETTERS ? text.substring(0, MOST_LETTERS) + "…" : text;
  }
}
