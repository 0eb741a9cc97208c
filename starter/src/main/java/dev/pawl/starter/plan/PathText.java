package dev.pawl.starter.plan;

import dev.pawl.planner.graph.EdgeKind;
import dev.pawl.planner.plan.UpdatePath;
import dev.pawl.planner.plan.UpdatePath.Risk;
import dev.pawl.planner.plan.UpdatePath.Step;
import java.util.ArrayList;
import java.util.List;

/** The way through an update graph, for people: which graph, which edges, and their risks. */
final class PathText {

  private static final int HASH_SHOWN = 12;

  private PathText() {}

  static List<String> lines(UpdatePath path) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "the way by %s%s  (SHA-256 %s…)"
            .formatted(
                path.source(),
                path.channel() == null ? "" : ", channel " + path.channel(),
                path.sha256().substring(0, HASH_SHOWN)));
    path.steps().forEach(step -> step(step, lines));
    if (path.steps().isEmpty()) {
      lines.add("  the control plane is there already");
    }
    return lines;
  }

  private static void step(Step step, List<String> lines) {
    lines.add("  %s → %s%s".formatted(step.from(), step.to(), note(step)));
    step.risks().forEach(risk -> lines.add("    " + risk(risk)));
  }

  private static String note(Step step) {
    if (step.kind() == EdgeKind.PLAIN) {
      return "";
    }
    if (step.risks().stream().anyMatch(Risk::needsAcceptance)) {
      return "  not recommended";
    }
    return step.risks().stream().anyMatch(r -> r.verdict().counts())
        ? "  not recommended, accepted"
        : "  recommended here";
  }

  private static String risk(Risk risk) {
    if (risk.needsAcceptance()) {
      return "✗ " + risk.sentence();
    }
    return risk.verdict().counts() ? "! accepted: " + risk.sentence() : "✓ " + risk.sentence();
  }
}
