package dev.pawl.planner.policy;

import dev.pawl.planner.version.KubeVersion;
import java.util.List;

/** What runs on a node is not newer than the oldest apiserver it may talk to. */
record NodeNotNewer(VersionRule rule, MinorLine line, NodePart part, Grain grain) implements Judge {

  /** How exactly two versions are compared. */
  enum Grain {
    /** Patches of one minor go together, whichever is the newer. */
    MINOR,
    /** Within one minor the patch counts too. */
    PATCH
  }

  @Override
  public List<Refusal> passing(VersionState state) {
    KubeVersion oldest = state.controlPlane().oldest();
    return NodeSkew.each(
        state,
        part,
        (pool, version) ->
            isNewer(version, oldest)
                ? new Refusal(
                    rule,
                    "pool %s has %s %s, newer than the oldest apiserver, %s"
                        .formatted(pool, part.word(), version, oldest),
                    "bring every apiserver to %s first".formatted(version.minorRelease()))
                : null);
  }

  private boolean isNewer(KubeVersion node, KubeVersion apiserver) {
    return switch (grain) {
      case MINOR -> line.distance(apiserver, node) > 0;
      case PATCH -> line.isNewer(node, apiserver);
    };
  }
}
