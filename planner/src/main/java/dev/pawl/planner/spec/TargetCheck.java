package dev.pawl.planner.spec;

import dev.pawl.planner.spec.UpgradeDocument.Target;
import dev.pawl.planner.spec.text.Problems;
import java.util.List;

/** A target says one place to end at, and one way there. */
final class TargetCheck implements DocumentCheck {

  @Override
  public void check(UpgradeDocument document, Problems problems) {
    Target target = document.spec().target();
    // of a field that is misspelt or could not be read, the counterpart would only seem alone
    if (target == null || problems.touch(TARGET)) {
      return;
    }
    end(target, problems);
    if (target.graph() == null) {
      withoutGraph(target, problems);
    } else {
      withGraph(target, problems);
    }
  }

  private static void end(Target target, Problems problems) {
    if (target.version() == null && target.channel() == null) {
      problems.add(
          TARGET,
          "neither version nor channel: nothing says where to end",
          "write `version: 1.36.3`, or `channel` and `graph`");
    }
    if (target.version() != null && target.channel() != null) {
      problems.add(
          TARGET.field("channel"),
          "contradicts version: the target is a version or the newest of a channel",
          "leave one of them out");
    }
  }

  private static void withoutGraph(Target target, Problems problems) {
    if (target.channel() != null) {
      problems.add(
          TARGET.field("channel"),
          "a channel without a graph: nothing says which releases are in it",
          "add `graph`, a file or the URL of an update service, or write `version: 1.36.3`");
    }
    if (isWritten(target.acceptRisks())) {
      problems.add(
          TARGET.field("acceptRisks"),
          "risks without a graph: only the edges of a graph have any",
          "leave acceptRisks out, or add `graph`");
    }
    if (target.prometheus() != null) {
      problems.add(
          TARGET.field("prometheus"),
          "asked only whether the risks of a graph apply, and there is no graph",
          "leave prometheus out, or add `graph`");
    }
  }

  private static void withGraph(Target target, Problems problems) {
    if (isWritten(target.via())) {
      problems.add(
          TARGET.field("via"),
          "contradicts graph, which says the way",
          "leave via out, or leave graph out");
    }
    if (target.prometheus() != null) {
      BaseAddress.check(target.prometheus(), TARGET.field("prometheus"), problems);
    }
    DocumentCheck.forEach(
        target.acceptRisks(),
        TARGET.field("acceptRisks"),
        (name, at) -> {
          if (name.isBlank()) {
            problems.add(at, "must not be empty", "write the name of a risk, as the plan shows it");
          }
        });
  }

  private static boolean isWritten(List<?> items) {
    return items != null && !items.isEmpty();
  }
}
