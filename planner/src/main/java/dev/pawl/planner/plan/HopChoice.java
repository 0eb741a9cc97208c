package dev.pawl.planner.plan;

import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.cluster.NodeState;
import dev.pawl.planner.hop.HopAddon;
import dev.pawl.planner.hop.HopAnswer;
import dev.pawl.planner.hop.HopPath;
import dev.pawl.planner.hop.HopPlanner;
import dev.pawl.planner.hop.HopPool;
import dev.pawl.planner.hop.HopPool.Part;
import dev.pawl.planner.hop.HopQuestion;
import dev.pawl.planner.hop.Hops;
import dev.pawl.planner.hop.PathAnswer;
import dev.pawl.planner.hop.Refused;
import dev.pawl.planner.plan.PlanRefused.Problem;
import dev.pawl.planner.policy.VersionPolicy;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.spec.TargetVersion;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.version.KubeVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * By which hops the spec's target is reached from where the cluster is.
 *
 * @param hops null where there are problems
 */
record HopChoice(Hops hops, List<Problem> problems) {

  private static final String TARGET = "spec.target.version";
  private static final String GRAPH = "spec.target.graph";

  /** What is in no pool of the spec stays as it is, and the rules count it all the same. */
  private static final String OTHERS = "(nodes in no pool)";

  static HopChoice of(UpgradeSpec spec, ClusterState state) {
    VersionPolicy policy = spec.versionRules();
    PathAnswer path = path(spec.target(), policy, state.serverVersion());
    if (path instanceof Refused refused) {
      return refused(refused, "spec.target.via", spec);
    }
    HopAnswer answer =
        HopPlanner.plan(
            new HopQuestion(
                policy,
                state.serverVersion(),
                (HopPath) path,
                pools(spec, state),
                addons(spec),
                spec.distributedCloud().management()));
    return answer instanceof Hops hops
        ? new HopChoice(hops, List.of())
        : refused((Refused) answer, spec.target().graph() == null ? TARGET : GRAPH, spec);
  }

  /** A graph has said each stop; without one, whatever lies in between is open. */
  private static PathAnswer path(TargetVersion target, VersionPolicy policy, KubeVersion current) {
    return target.graph() == null
        ? HopPath.derive(policy.line(), current, target.version(), target.via())
        : HopPath.through(current, target.via(), target.version());
  }

  /**
   * @param path of the field that the way to the target comes from
   */
  private static HopChoice refused(Refused refused, String path, UpgradeSpec spec) {
    Stream<Problem> way = refused.refusals().stream().map(r -> Problem.of(r, path)).distinct();
    Stream<Problem> addons =
        refused.addons().stream().map(a -> Problem.of(a.refusal(), compatible(spec, a.addon())));
    return new HopChoice(null, Stream.concat(way, addons).toList());
  }

  /** An addon fits nowhere because of its new version's range: it is written, then. */
  private static String compatible(UpgradeSpec spec, String addon) {
    List<String> names = spec.addons().stream().map(AddonSpec::name).toList();
    return "spec.addons[%d].compatible".formatted(names.indexOf(addon));
  }

  private static List<HopPool> pools(UpgradeSpec spec, ClusterState state) {
    List<HopPool> pools = new ArrayList<>();
    for (PoolSpec pool : spec.pools()) {
      List<NodeState> members =
          state.nodes().stream().filter(n -> pool.selects(n.labels())).toList();
      if (!members.isEmpty()) {
        pools.add(pool(pool.name(), members, spec.target().version(), Part.TURNS_OVER));
      }
    }
    List<NodeState> others =
        state.nodes().stream()
            .filter(n -> !n.controlPlane())
            .filter(n -> spec.pools().stream().noneMatch(p -> p.selects(n.labels())))
            .toList();
    if (!others.isEmpty()) {
      pools.add(pool(OTHERS, others, spec.target().version(), Part.LEFT_ALONE));
    }
    return pools;
  }

  private static HopPool pool(String name, List<NodeState> members, KubeVersion target, Part part) {
    List<NodeState> outdated =
        members.stream().filter(n -> n.kubeletVersion().compareTo(target) < 0).toList();
    KubeVersion oldest =
        members.stream()
            .map(NodeState::kubeletVersion)
            .min(Comparator.naturalOrder())
            .orElseThrow();
    int pods = outdated.stream().mapToInt(NodeState::movablePods).sum();
    return new HopPool(name, oldest, outdated.size(), pods, part);
  }

  private static List<HopAddon> addons(UpgradeSpec spec) {
    return spec.addons().stream()
        .map(a -> new HopAddon(a.name(), a.stage(), a.compatibleInstalled(), a.compatible()))
        .toList();
  }
}
