package dev.pawl.planner.plan;

import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.cluster.NodeState;
import dev.pawl.planner.plan.PlanRefused.Problem;
import dev.pawl.planner.policy.PoolTarget;
import dev.pawl.planner.spec.ExecAction;
import dev.pawl.planner.spec.OnFailure;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.version.KubeVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Whether the pools of the spec are pools of this cluster. */
final class PoolRules {

  private PoolRules() {}

  static List<Problem> problems(UpgradeSpec spec, ClusterState state) {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < spec.pools().size(); i++) {
      PoolSpec pool = spec.pools().get(i);
      String path = "spec.pools.items[%d].selector".formatted(i);
      List<NodeState> members = members(pool, state);
      if (members.isEmpty()) {
        problems.add(
            new Problem(
                path,
                "no node of the cluster has the labels " + pool.labelSelector(),
                "see 'kubectl get nodes --show-labels'"));
      }
      if (!custom(spec, pool, members, path, problems)) {
        controlPlaneNodes(pool, path, members, problems);
      }
      spareNothing(pool, i, members.size(), problems);
      wayBack(spec, pool, i, problems);
      for (PoolSpec earlier : spec.pools().subList(0, i)) {
        overlap(pool, earlier, path, members, problems);
      }
    }
    oneTarget(spec, state, problems);
    return problems;
  }

  /** Some policies have a rule of their own about pools of control-plane nodes (S4.7). */
  private static boolean custom(
      UpgradeSpec spec,
      PoolSpec pool,
      List<NodeState> members,
      String path,
      List<Problem> problems) {
    boolean controlPlane = members.stream().anyMatch(NodeState::controlPlane);
    List<Problem> refused =
        spec
            .versionRules()
            .targets(List.of(new PoolTarget(pool.name(), spec.target().version(), controlPlane)))
            .stream()
            .map(r -> Problem.of(r, path))
            .toList();
    problems.addAll(refused);
    return !refused.isEmpty();
  }

  /**
   * A pool ends at the target, unless nodes of it are beyond that already: nothing goes down. Some
   * policies want all pools at one version (S4.5).
   */
  private static void oneTarget(UpgradeSpec spec, ClusterState state, List<Problem> problems) {
    List<PoolTarget> ends =
        spec.pools().stream()
            .map(pool -> new PoolTarget(pool.name(), end(spec, members(pool, state)), false))
            .toList();
    spec.versionRules().targets(ends).stream()
        .map(r -> Problem.of(r, "spec.pools.items"))
        .forEach(problems::add);
  }

  private static KubeVersion end(UpgradeSpec spec, List<NodeState> members) {
    KubeVersion target = spec.target().version();
    return members.stream()
        .map(NodeState::kubeletVersion)
        .filter(version -> spec.versionRules().line().isNewer(version, target))
        .max(Comparator.naturalOrder())
        .orElse(target);
  }

  private static List<NodeState> members(PoolSpec pool, ClusterState state) {
    return state.nodes().stream().filter(n -> pool.selects(n.labels())).toList();
  }

  private static void controlPlaneNodes(
      PoolSpec pool, String path, List<NodeState> members, List<Problem> problems) {
    List<String> names =
        members.stream().filter(NodeState::controlPlane).map(NodeState::name).toList();
    if (!names.isEmpty()) {
      problems.add(
          new Problem(
              path,
              "pool %s takes in control-plane nodes: %s"
                  .formatted(pool.name(), String.join(", ", names)),
              "a pool is of workers; spec.controlPlane upgrades the others"));
    }
  }

  /** A percentage can come to nothing in a small pool. */
  private static void spareNothing(PoolSpec pool, int index, int size, List<Problem> problems) {
    if (size > 0 && pool.sideBySide(size) == 0) {
      problems.add(
          new Problem(
              "spec.pools.items[%d].strategy".formatted(index),
              "with %d nodes, maxSurge %s and maxUnavailable %s come to nothing"
                  .formatted(size, pool.strategy().maxSurge(), pool.strategy().maxUnavailable()),
              "allow one more node or one less"));
    }
  }

  /** A rollback that is asked for must be possible before anything is changed. */
  private static void wayBack(UpgradeSpec spec, PoolSpec pool, int index, List<Problem> problems) {
    boolean noWay = pool.inPlace() && !pool.exec().has(ExecAction.ROLLBACK);
    if (spec.onFailure() == OnFailure.ROLLBACK && noWay) {
      problems.add(
          new Problem(
              "spec.pools.items[%d].exec".formatted(index),
              "onFailure is rollback, and pool %s has no rollback command".formatted(pool.name()),
              "give exec.rollback, or set onFailure: hold"));
    }
  }

  private static void overlap(
      PoolSpec pool,
      PoolSpec earlier,
      String path,
      List<NodeState> members,
      List<Problem> problems) {
    List<String> both =
        members.stream().filter(n -> earlier.selects(n.labels())).map(NodeState::name).toList();
    if (!both.isEmpty()) {
      problems.add(
          new Problem(
              path,
              "pools %s and %s both take in %s"
                  .formatted(earlier.name(), pool.name(), String.join(", ", both)),
              "give each node one pool, by a label that tells them apart"));
    }
  }
}
