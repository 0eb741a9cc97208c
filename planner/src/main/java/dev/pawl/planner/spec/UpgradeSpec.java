package dev.pawl.planner.spec;

import dev.pawl.planner.check.Acceptance;
import dev.pawl.planner.order.DependencyOrder;
import dev.pawl.planner.policy.VersionPolicy;
import dev.pawl.planner.predict.EarlierSteps;
import dev.pawl.planner.predict.StepKind;
import dev.pawl.planner.predict.StepSample;
import dev.pawl.planner.predict.StepTimes;
import dev.pawl.planner.window.WindowText;
import dev.pawl.planner.window.Windows;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One upgrade as the user asked for it: an {@code upgrade.yaml} of kind ClusterUpgrade, defaults
 * filled in.
 *
 * @param name how people call it: {@code metadata.name}
 * @param distributedCloud what policy gdc needs to know; empty for the others
 * @param windows as written; the reader has made sure that each can be read
 * @param times how long steps take, as far as the user has said
 * @param accepted findings of checks that somebody has said may stay
 * @param controlPlane how the control plane is changed; null where this upgrade leaves it alone
 * @param requireApprovalBeforeIrreversible whether a person is asked before the first step that
 *     cannot be taken back
 */
public record UpgradeSpec(
    String name,
    ClusterTarget cluster,
    TargetVersion target,
    Policy policy,
    DistributedCloudSpec distributedCloud,
    OnFailure onFailure,
    RollbackScope rollbackScope,
    List<AddonSpec> addons,
    ControlPlaneSpec controlPlane,
    PoolOrder poolOrder,
    List<PoolSpec> pools,
    List<GateSpec> gates,
    List<WindowText> windows,
    Map<StepKind, Duration> times,
    List<Acceptance> accepted,
    boolean requireApprovalBeforeIrreversible) {

  public UpgradeSpec {
    accepted = accepted == null ? List.of() : List.copyOf(accepted);
    addons = addons == null ? List.of() : List.copyOf(addons);
    pools = pools == null ? List.of() : List.copyOf(pools);
    gates = gates == null ? List.of() : List.copyOf(gates);
    windows = windows == null ? List.of() : List.copyOf(windows);
    times = times == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(times));
    policy = policy == null ? Policy.UPSTREAM : policy;
    distributedCloud = distributedCloud == null ? DistributedCloudSpec.NONE : distributedCloud;
    onFailure = onFailure == null ? OnFailure.HOLD : onFailure;
    rollbackScope = rollbackScope == null ? RollbackScope.UPGRADE : rollbackScope;
    poolOrder = poolOrder == null ? PoolOrder.SEQUENTIAL : poolOrder;
  }

  /** Some pools and where they go, everything else as it is where nothing is written. */
  public static UpgradeSpec of(
      String name, TargetVersion target, List<PoolSpec> pools, List<Acceptance> accepted) {
    return new UpgradeSpec(
        name, null, target, null, null, null, null, null, null, null, pools, null, null, null,
        accepted, false);
  }

  /** The same upgrade to another target. */
  public UpgradeSpec to(TargetVersion other) {
    return with(other, pools);
  }

  /** The same upgrade of some of its pools; names that are none of a pool's are passed over. */
  public UpgradeSpec only(Collection<String> names) {
    return with(target, pools.stream().filter(p -> names.contains(p.name())).toList());
  }

  private UpgradeSpec with(TargetVersion to, List<PoolSpec> some) {
    return new UpgradeSpec(
        name,
        cluster,
        to,
        policy,
        distributedCloud,
        onFailure,
        rollbackScope,
        addons,
        controlPlane,
        poolOrder,
        some,
        gates,
        windows,
        times,
        accepted,
        requireApprovalBeforeIrreversible);
  }

  /** The rules of its policy, with what they need to know. */
  public VersionPolicy versionRules() {
    return policy.rules(distributedCloud.facts());
  }

  /** The pool of that name; the reader has made sure that names are unique. */
  public PoolSpec pool(String poolName) {
    return pools.stream().filter(p -> p.name().equals(poolName)).findFirst().orElseThrow();
  }

  /** The addon of that name; the reader has made sure that names are unique. */
  public AddonSpec addon(String addonName) {
    return addons.stream().filter(a -> a.name().equals(addonName)).findFirst().orElseThrow();
  }

  /** In which order some of the addons begin: those of one phase. */
  public DependencyOrder addonOrder(Collection<String> names) {
    Map<String, List<String>> dependencies = new LinkedHashMap<>();
    addons.stream()
        .filter(a -> names.contains(a.name()))
        .forEach(a -> dependencies.put(a.name(), a.dependsOn()));
    return new DependencyOrder(dependencies);
  }

  /** The gates that follow that kind of step, in the order written. */
  public List<GateSpec> gatesAfter(GateAfter step) {
    return gates.stream().filter(g -> g.after() == step).toList();
  }

  /** The gates that follow that kind of step in a pool, in the order written. */
  public List<GateSpec> gatesAfter(GateAfter step, String pool) {
    return gatesAfter(step).stream().filter(g -> g.concerns(pool)).toList();
  }

  /** When steps may start. */
  public Windows openings() {
    return Windows.read(windows);
  }

  /**
   * How long steps are expected to take: as assumed, where not measured earlier, where not written.
   * A measured drain is a whole one, the ending of its pods in it: where that is written, the drain
   * counts as assumed, or else it would count twice.
   */
  public StepTimes stepTimes(EarlierSteps earlier) {
    List<StepSample> samples =
        earlier.samples().stream()
            .filter(s -> !times.containsKey(StepKind.POD_END) || !s.isOf(StepKind.DRAIN))
            .toList();
    return StepTimes.stated().measured(samples).declared(times);
  }
}
