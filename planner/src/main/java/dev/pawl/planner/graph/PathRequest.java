package dev.pawl.planner.graph;

import dev.pawl.planner.version.KubeVersion;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A question to the graph.
 *
 * @param from where the cluster is
 * @param acceptedRisks the names of risks that somebody took upon themselves
 * @param verdicts by the name of a risk, what its PromQL rules say here ({@link RiskJudge}); one
 *     that is missing is unknown
 */
public record PathRequest(
    KubeVersion from,
    Goal goal,
    Preference preference,
    SortedSet<String> acceptedRisks,
    SortedMap<String, RiskVerdict> verdicts) {

  public PathRequest {
    acceptedRisks = Collections.unmodifiableSortedSet(new TreeSet<>(acceptedRisks));
    verdicts = Collections.unmodifiableSortedMap(new TreeMap<>(verdicts));
  }

  /** The safest path, no risk accepted, nothing evaluated. */
  public static PathRequest safest(KubeVersion from, Goal goal) {
    return new PathRequest(
        from, goal, Preference.SAFEST, Collections.emptySortedSet(), new TreeMap<>());
  }

  public PathRequest preferring(Preference other) {
    return new PathRequest(from, goal, other, acceptedRisks, verdicts);
  }

  public PathRequest accepting(Set<String> names) {
    return new PathRequest(from, goal, preference, new TreeSet<>(names), verdicts);
  }

  public PathRequest knowing(Map<String, RiskVerdict> evaluated) {
    return new PathRequest(from, goal, preference, acceptedRisks, new TreeMap<>(evaluated));
  }
}
