package dev.pawl.planner.policy;

import dev.pawl.planner.version.KubeVersion;
import java.util.List;

/** What runs on a node is not too far behind the newest apiserver. */
record NodeNotTooOld(VersionRule rule, MinorLine line, NodePart part, Lags lags, CountedBy by)
    implements Judge {

  /** Whose minor says how many minors are allowed. */
  enum CountedBy {
    NODE,
    CONTROL_PLANE
  }

  @Override
  public List<Refusal> passing(VersionState state) {
    KubeVersion newest = state.controlPlane().newest();
    return NodeSkew.each(state, part, (pool, version) -> judge(pool, version, newest));
  }

  private Refusal judge(String pool, KubeVersion version, KubeVersion newest) {
    int behind = line.distance(version, newest);
    int allowed = allowed(version, newest);
    return behind <= allowed
        ? null
        : new Refusal(
            rule,
            "pool %s has %s %s, %d minors behind apiserver %s, and %d are allowed"
                .formatted(pool, part.word(), version, behind, newest, allowed),
            "upgrade pool %s first".formatted(pool));
  }

  private int allowed(KubeVersion node, KubeVersion newest) {
    return switch (by) {
      case NODE -> lags.allowed(node.minorRelease());
      case CONTROL_PLANE -> lags.allowed(newest.minorRelease());
    };
  }
}
