package dev.pawl.planner.graph;

import dev.pawl.planner.version.KubeVersion;
import java.util.List;
import java.util.stream.Stream;

/** The graph's answer to how one gets from a release to another. */
public sealed interface Route {

  /**
   * A path that may be gone (S2.1): every risk on it does not apply or is accepted.
   *
   * @param steps none where the cluster is at the goal already
   */
  record Path(KubeVersion from, List<Step> steps) implements Route {
    public Path {
      steps = List.copyOf(steps);
    }

    /** The release it ends at. */
    public KubeVersion target() {
      return steps.isEmpty() ? from : steps.get(steps.size() - 1).to().version();
    }

    /** Where it comes through, both ends included. */
    public List<KubeVersion> versions() {
      return Stream.concat(Stream.of(from), steps.stream().map(s -> s.to().version())).toList();
    }

    /** The risks that stand in the way, in the order they are met, each once. */
    public List<StepRisk> risksToAccept() {
      return steps.stream()
          .flatMap(s -> s.risks().stream())
          .filter(StepRisk::needsAcceptance)
          .distinct()
          .toList();
    }
  }

  /** One step; {@code risks} are all of its edge's, those that do not apply included. */
  record Step(KubeVersion from, Release to, EdgeKind kind, List<StepRisk> risks) {
    public Step {
      risks = List.copyOf(risks);
    }
  }

  /**
   * The best path there is steps over risks that nobody accepted (S2.2). It must not be gone.
   *
   * @param risks those that need acceptance, in the order they are met, at least one
   * @param recommended releases near the goal that need no acceptance, the newest first; may be
   *     none
   * @param reason a sentence for a person: which path, and why it is not recommended
   * @param wayOut what to do about it
   */
  record NotRecommended(
      Path path, List<StepRisk> risks, List<KubeVersion> recommended, String reason, String wayOut)
      implements Route {
    public NotRecommended {
      risks = List.copyOf(risks);
      recommended = List.copyOf(recommended);
    }
  }

  /**
   * There is no path, with whatever risk.
   *
   * @param nearest releases that help a person: those that can be reached, near the goal and the
   *     newest first, or where the start is not in the graph, those near the start; may be none
   * @param reason a sentence for a person
   * @param wayOut what to do about it
   */
  record NoPath(String reason, List<KubeVersion> nearest, String wayOut) implements Route {
    public NoPath {
      nearest = List.copyOf(nearest);
    }
  }
}
