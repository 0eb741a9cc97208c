package dev.pawl.planner.explain;

import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.cluster.NodeState;
import dev.pawl.planner.plan.Plan;
import dev.pawl.planner.plan.Plan.HopPlan;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.spec.Durations;
import dev.pawl.planner.spec.Policy;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.upgrade.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is expected to be away during an upgrade, and for how long (S3.9). Only where the product
 * documents it, or the spec states it of an addon, a length is given; elsewhere it is said on what
 * it depends.
 */
public final class Downtimes {

  private Downtimes() {}

  /** What is away while this plan is carried out; empty where it changes nothing. */
  public static List<Downtime> of(UpgradeSpec spec, ClusterState state, Plan plan) {
    List<Downtime> all = new ArrayList<>(cluster(spec, state, plan));
    plan.hops().forEach(hop -> all.addAll(addons(spec, hop)));
    return all;
  }

  private static List<Downtime> cluster(UpgradeSpec spec, ClusterState state, Plan plan) {
    boolean moves = plan.hops().stream().anyMatch(HopPlan::movesControlPlane);
    boolean turns = plan.hops().stream().anyMatch(hop -> !hop.pools().isEmpty());
    if (spec.policy() == Policy.GDC && (moves || turns)) {
      return DowntimeTable.rows();
    }
    List<Downtime> notes = new ArrayList<>();
    if (moves) {
      notes.add(api(state.nodes().stream().filter(NodeState::controlPlane).count()));
    }
    if (turns) {
      notes.add(
          new Downtime(
              "workloads",
              "",
              null,
              "pods are evicted within their budgets; what has one replica is away until it is Ready"
                  + " elsewhere",
              "while its pool turns over"));
    }
    return notes;
  }

  /** As the spec states it; measured in the run and set beside that. */
  private static List<Downtime> addons(UpgradeSpec spec, HopPlan hop) {
    return Stream.of(Phase.ADDONS_BEFORE, Phase.ADDONS_AFTER)
        .flatMap(
            phase ->
                spec.addons().stream()
                    .filter(a -> a.downtime() != null && hop.addons(phase).contains(a.name()))
                    .map(a -> addon(a, phase)))
        .toList();
  }

  private static Downtime addon(AddonSpec addon, Phase phase) {
    String expected =
        addon.downtime().isZero()
            ? "no downtime, by the spec"
            : "away for up to %s, by the spec".formatted(Durations.format(addon.downtime()));
    return new Downtime(
        "addon " + addon.name(), "", addon.downtime(), expected, "in the phase " + phase.label());
  }

  private static Downtime api(long replicas) {
    return new Downtime("apiserver", "", null, expected(replicas), "in the phase controlPlane");
  }

  private static String expected(long replicas) {
    if (replicas == 1) {
      return "one replica: away while it is swapped; how long, your command decides";
    }
    return replicas == 0
        ? "its nodes are not seen in the cluster: how long it is away, your command decides"
        : "%d replicas: none where your command changes them one by one behind a load balancer"
            .formatted(replicas);
  }
}
