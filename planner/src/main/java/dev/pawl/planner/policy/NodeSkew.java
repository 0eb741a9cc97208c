package dev.pawl.planner.policy;

import dev.pawl.planner.version.KubeVersion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Asks a question of each version of one part that occurs in each pool. */
final class NodeSkew {

  private NodeSkew() {}

  /**
   * @param question the refusal of a version in a pool; null where there is nothing to refuse
   */
  static List<Refusal> each(VersionState state, NodePart part, Question question) {
    List<Refusal> refusals = new ArrayList<>();
    for (PoolVersions pool : state.pools()) {
      for (KubeVersion version : distinct(pool, part::of)) {
        Refusal refusal = question.ask(pool.name(), version);
        if (refusal != null) {
          refusals.add(refusal);
        }
      }
    }
    return refusals;
  }

  private static Set<KubeVersion> distinct(
      PoolVersions pool, Function<NodeVersions, KubeVersion> part) {
    Set<KubeVersion> versions = new LinkedHashSet<>();
    pool.nodes().stream().map(part).filter(Objects::nonNull).forEach(versions::add);
    return versions;
  }

  /** What a rule asks of one version in one pool. */
  interface Question {
    Refusal ask(String pool, KubeVersion version);
  }
}
