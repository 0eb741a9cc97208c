package dev.pawl.planner.spec;

import dev.pawl.planner.check.Acceptance;
import dev.pawl.planner.operator.ReadyWhen;
import dev.pawl.planner.policy.Management;
import dev.pawl.planner.predict.StepKind;
import dev.pawl.planner.spec.UpgradeDocument.ControlPlaneExec;
import dev.pawl.planner.spec.UpgradeDocument.DistributedCloud;
import dev.pawl.planner.spec.UpgradeDocument.Manager;
import dev.pawl.planner.spec.UpgradeDocument.PoolExec;
import dev.pawl.planner.spec.UpgradeDocument.PoolStrategy;
import dev.pawl.planner.window.WindowText;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A document without problems to the records the planner works with. Null goes through: each record
 * knows its own defaults.
 */
final class SpecAssembler {

  private SpecAssembler() {}

  static UpgradeSpec assemble(UpgradeDocument document) {
    UpgradeDocument.Spec spec = document.spec();
    UpgradeDocument.Pools pools = spec.pools();
    return new UpgradeSpec(
        document.metadata().name(),
        new ClusterTarget(spec.cluster() == null ? null : spec.cluster().context()),
        target(spec.target()),
        spec.policy(),
        distributedCloud(spec.distributedCloud()),
        spec.onFailure(),
        spec.rollback() == null ? null : spec.rollback().scope(),
        orNone(spec.addons()).stream().map(SpecAssembler::addon).toList(),
        controlPlane(spec.controlPlane()),
        pools == null ? null : pools.order(),
        orNone(pools == null ? null : pools.items()).stream()
            .map(pool -> pool(spec.policy(), pool))
            .toList(),
        orNone(spec.gates()).stream().map(GateAssembler::assemble).toList(),
        orNone(spec.windows()).stream().map(SpecAssembler::window).toList(),
        times(spec.times()),
        accepted(spec.checks()),
        Boolean.TRUE.equals(spec.requireApprovalBeforeIrreversible()));
  }

  private static List<Acceptance> accepted(UpgradeDocument.Checks checks) {
    return orNone(checks == null ? null : checks.accept()).stream()
        .map(a -> new Acceptance(a.id(), a.object(), a.reason(), a.until()))
        .toList();
  }

  private static DistributedCloudSpec distributedCloud(DistributedCloud written) {
    if (written == null) {
      return null;
    }
    Manager manager = written.managedBy();
    return new DistributedCloudSpec(
        manager == null ? null : manager.version(),
        clusters(manager == null ? null : manager.others()),
        clusters(written.manages()),
        written.releases(),
        Boolean.TRUE.equals(written.skewPreview()),
        written.loadBalancerPool());
  }

  private static List<Management.UserCluster> clusters(List<UpgradeDocument.UserCluster> written) {
    return orNone(written).stream()
        .map(c -> new Management.UserCluster(c.name(), c.version()))
        .toList();
  }

  private static TargetVersion target(UpgradeDocument.Target target) {
    GraphTarget graph =
        target.graph() == null
            ? null
            : new GraphTarget(
                target.graph(), target.channel(), target.acceptRisks(), target.prometheus());
    return new TargetVersion(target.version(), target.via(), graph);
  }

  private static AddonSpec addon(UpgradeDocument.Addon addon) {
    return new AddonSpec(
        addon.name(),
        addon.driver(),
        addon.source(),
        null,
        addon.stage(),
        addon.compatible(),
        addon.compatibleInstalled(),
        addon.conflicts(),
        addon.ready() == null ? null : addon.ready().timeout(),
        operator(addon.operator()),
        helm(addon),
        addon.downtime(),
        addon.dependsOn());
  }

  private static HelmSpec helm(UpgradeDocument.Addon addon) {
    UpgradeDocument.Helm written = addon.helm();
    return written == null
        ? null
        : new HelmSpec(
            written.release() == null ? addon.name() : written.release(),
            written.namespace(),
            written.chart(),
            written.version(),
            written.values(),
            Boolean.TRUE.equals(written.createNamespace()),
            Boolean.TRUE.equals(written.skipCrds()));
  }

  private static OperatorSpec operator(UpgradeDocument.Operator written) {
    if (written == null) {
      return null;
    }
    UpgradeDocument.OperatorObject object = written.object();
    UpgradeDocument.OperatorReady ready = written.ready();
    return new OperatorSpec(
        object.apiVersion(),
        object.kind(),
        object.namespace(),
        object.name(),
        written.path(),
        written.value(),
        Boolean.TRUE.equals(written.create()),
        new ReadyWhen(
            ready.conditions(),
            ready.path(),
            ready.value() == null ? written.value() : ready.value()));
  }

  private static ControlPlaneSpec controlPlane(UpgradeDocument.ControlPlane written) {
    if (written == null) {
      return null;
    }
    ControlPlaneExec exec = written.exec();
    return new ControlPlaneSpec(
        written.driver(),
        new ExecCommands(
            exec.upgrade(), exec.rollback(), exec.finalise(), exec.snapshot(), exec.timeout()),
        written.bake());
  }

  private static PoolSpec pool(Policy policy, UpgradeDocument.Pool pool) {
    return new PoolSpec(
        pool.name(),
        pool.selector().matchLabels(),
        pool.driver(),
        commands(pool.exec()),
        strategy(policy, pool.driver(), pool.strategy()),
        drain(pool.drain()));
  }

  private static ExecCommands commands(PoolExec exec) {
    return exec == null
        ? null
        : new ExecCommands(exec.upgrade(), exec.rollback(), null, null, exec.timeout());
  }

  private static Strategy strategy(Policy policy, PoolDriver driver, PoolStrategy written) {
    PoolStrategy strategy =
        PresetStrategy.of(
            policy,
            driver,
            written == null ? new PoolStrategy(null, null, null, null, null, null, null) : written);
    UpgradeDocument.CanaryNodes canary = strategy.canary();
    return new Strategy(
        // in place, no machine is ever made: the default of 1 would promise one
        driver == PoolDriver.EXEC ? IntOrPercent.of(0) : strategy.maxSurge(),
        strategy.maxUnavailable(),
        canary == null ? null : canary.nodes(),
        canary == null ? null : canary.soak(),
        strategy.order(),
        strategy.readyTimeout(),
        strategy.stopAfterBadMachines(),
        strategy.taint());
  }

  private static DrainSpec drain(UpgradeDocument.Drain drain) {
    return drain == null
        ? null
        : new DrainSpec(
            drain.timeout(),
            drain.onBlocked(),
            drain.deleteEmptyDir(),
            drain.deleteBarePods(),
            new DrainWaits(
                drain.loadBalancerWait(), drain.waitForJobs(), drain.skipWaitForDeleteTimeout()),
            drain.maxQuarantined(),
            guards(drain.force()));
  }

  private static ForceGuards guards(UpgradeDocument.Force force) {
    return force == null
        ? null
        : new ForceGuards(
            force.minPodAge(), force.siblingsReadyFor(), force.siblingsIllFor(), force.interval());
  }

  private static Map<StepKind, Duration> times(UpgradeDocument.Times written) {
    Map<StepKind, Duration> times = new EnumMap<>(StepKind.class);
    if (written != null) {
      times.put(StepKind.CONTROL_PLANE, written.controlPlane());
      times.put(StepKind.SNAPSHOT, written.snapshot());
      times.put(StepKind.FINALISE, written.finalise());
      times.put(StepKind.ADDON, written.addon());
      times.put(StepKind.SURGE, written.surge());
      times.put(StepKind.POD_END, written.podEnd());
      times.put(StepKind.POD_BACK, written.podBack());
      times.put(StepKind.REMOVE, written.remove());
      times.put(StepKind.CHANGE, written.change());
      times.values().removeIf(Objects::isNull);
    }
    return times;
  }

  static WindowText window(UpgradeDocument.MaintenanceWindow window) {
    return new WindowText(
        window.rrule(),
        window.start(),
        window.duration(),
        window.timezone(),
        window.from(),
        window.exclude(),
        window.pools());
  }

  private static <T> List<T> orNone(List<T> items) {
    return items == null ? List.of() : items;
  }
}
