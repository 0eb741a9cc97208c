package dev.pawl.workflows;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.workflows.activity.ClusterActivities.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** What a look at the cluster has found, as a hold: the first few in its sentence. */
final class Findings {

  private static final int SPOKEN = 5;
  private static final int NAMED = 20;

  private Findings() {}

  static Hold hold(HoldCode code, List<Finding> findings) {
    String sentence =
        findings.stream()
            .limit(SPOKEN)
            .map(f -> f.object() + " " + f.message())
            .collect(Collectors.joining("; "));
    int more = findings.size() - SPOKEN;
    return new Hold(
        code,
        more > 0 ? sentence + "; and " + more + " more" : sentence,
        findings.stream().map(Finding::object).distinct().limit(NAMED).toList());
  }
}
