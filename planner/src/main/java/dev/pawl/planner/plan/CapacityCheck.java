package dev.pawl.planner.plan;

import dev.pawl.planner.capacity.ClusterCapacity;
import dev.pawl.planner.capacity.drain.DrainOutcome;
import dev.pawl.planner.capacity.drain.DrainOutcome.Extent;
import dev.pawl.planner.capacity.drain.DrainOutcome.NoPlace;
import dev.pawl.planner.capacity.drain.DrainSimulation;
import dev.pawl.planner.capacity.drain.Fitting;
import dev.pawl.planner.capacity.drain.Lasting;
import dev.pawl.planner.capacity.drain.Machines;
import dev.pawl.planner.capacity.drain.Rollout;
import dev.pawl.planner.capacity.drain.Unplaced;
import dev.pawl.planner.plan.Plan.Blocker;
import dev.pawl.planner.plan.Plan.PoolPlan;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.spec.UpgradeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether each pod has a place while its pool turns over (CAP-SURGE). Pools are looked at one by
 * one, each as if the others stayed as they are. A pod that stays without a place blocks; one that
 * only waits for its node's successor is a warning.
 */
public final class CapacityCheck {

  /** What a blocker of this check is called. */
  public static final String ID = "CAPACITY";

  private static final int WORKLOADS = 3;

  /** What it found. */
  record Found(List<Blocker> blockers, List<String> warnings) {}

  private final ClusterCapacity cluster;
  private final List<Blocker> blockers = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  private CapacityCheck(ClusterCapacity cluster) {
    this.cluster = cluster;
  }

  static Found of(
      UpgradeSpec spec, ClusterCapacity cluster, List<PoolPlan> pools, Turnovers turnovers) {
    CapacityCheck check = new CapacityCheck(cluster);
    if (!cluster.nodes().isEmpty()) {
      pools.stream()
          .filter(p -> !p.order().isEmpty())
          .forEach(p -> check.look(spec.pool(p.name()), p.order(), turnovers.size(p.name())));
    }
    return new Found(List.copyOf(check.blockers), List.copyOf(check.warnings));
  }

  private void look(PoolSpec pool, List<String> order, int size) {
    Machines machines = pool.inPlace() ? Machines.KEPT : Machines.REPLACED;
    int surge = pool.inPlace() ? 0 : pool.strategy().surgeFor(size);
    int unavailable = pool.strategy().unavailableFor(size);
    DrainOutcome outcome =
        DrainSimulation.of(cluster, new Rollout(order, surge, unavailable, machines));
    if (outcome instanceof NoPlace found) {
      String wayOut = wayOut(Fitting.of(cluster, order, machines));
      tell(pool.name(), lasting(found, Lasting.FOR_GOOD), found.extent(), wayOut);
      warn(pool.name(), lasting(found, Lasting.UNTIL_REPLACED), wayOut);
    }
  }

  private static List<Unplaced> lasting(NoPlace found, Lasting how) {
    return found.findings().stream().filter(u -> u.lasting() == how).toList();
  }

  private void tell(String pool, List<Unplaced> findings, Extent extent, String wayOut) {
    if (findings.isEmpty()) {
      return;
    }
    String count =
        switch (extent) {
          case ALL -> counted(findings.size());
          case FIRST -> "at least " + counted(findings.size());
        };
    int more = FirstFew.more(findings);
    String message =
        "%s would have no place while pool %s turns over: %s%s. %s"
            .formatted(
                count,
                pool,
                reasons(findings),
                more == 0 ? "" : "; named are %d, and %d more".formatted(FirstFew.MOST, more),
                wayOut);
    blockers.add(
        new Blocker(ID, message, FirstFew.of(findings.stream().map(Unplaced::pod).toList())));
  }

  private void warn(String pool, List<Unplaced> findings, String wayOut) {
    if (!findings.isEmpty()) {
      warnings.add(
          "while pool %s turns over, %s without a place until the drained nodes are back: %s. %s"
              .formatted(
                  pool,
                  findings.size() == 1 ? "1 pod is" : findings.size() + " pods are",
                  FirstFew.names(findings.stream().map(Unplaced::pod).toList()),
                  wayOut));
    }
  }

  private static String counted(int pods) {
    return pods == 1 ? "1 pod" : pods + " pods";
  }

  /** The pods of one workload have the same reasons: one of them speaks for all. */
  private static String reasons(List<Unplaced> findings) {
    Map<String, Unplaced> byOwner = new LinkedHashMap<>();
    findings.forEach(u -> byOwner.putIfAbsent(u.owner().isEmpty() ? u.pod() : u.owner(), u));
    String first =
        byOwner.values().stream()
            .limit(WORKLOADS)
            .map(Unplaced::message)
            .collect(Collectors.joining("; "));
    int others = byOwner.size() - WORKLOADS;
    return others > 0 ? first + "; and of " + others + " more workloads" : first;
  }

  private static String wayOut(Fitting fitting) {
    List<String> ways = new ArrayList<>();
    if (fitting.smallestSurge() != null) {
      ways.add("maxSurge %d with maxUnavailable 0".formatted(fitting.smallestSurge()));
    }
    if (fitting.largestUnavailable() > 0) {
      ways.add("maxUnavailable %d with maxSurge 0".formatted(fitting.largestUnavailable()));
    }
    return ways.isEmpty()
        ? "No maxSurge and no maxUnavailable gives each pod a place:"
            + " add nodes, or change what these pods ask for"
        : "What fits: " + String.join(", or ", ways);
  }
}
