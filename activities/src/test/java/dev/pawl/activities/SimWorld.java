package dev.pawl.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.cluster.ClusterActivitiesImpl;
import dev.pawl.activities.drain.Drainer;
import dev.pawl.activities.driver.Drivers;
import dev.pawl.activities.exec.ExecDriver;
import dev.pawl.activities.kube.Clusters;
import dev.pawl.activities.pool.PoolActivitiesImpl;
import dev.pawl.activities.step.FakePulse;
import dev.pawl.planner.rollout.PoolGoal;
import dev.pawl.planner.rollout.Replacement;
import dev.pawl.planner.spec.IntOrPercent;
import dev.pawl.planner.spec.PoolDriver;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.spec.Strategy;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.simulator.SimCluster;
import dev.pawl.simulator.control.Timing;
import dev.pawl.workflows.activity.ClusterActivities.AdmitRequest;
import dev.pawl.workflows.activity.PoolActivities.NodeRequest;
import dev.pawl.workflows.activity.PoolActivities.PoolRef;
import dev.pawl.workflows.activity.PoolActivities.SurgeRequest;
import dev.pawl.workflows.activity.UpgradeRef;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A quick simulated cluster, and activities that work on it without Temporal. */
public final class SimWorld implements AutoCloseable {

  public static final KubeVersion OLD = KubeVersion.parse("1.35.4");
  public static final KubeVersion NEW = KubeVersion.parse("1.36.3");
  public static final String TEMPORAL = "localhost:7233 default";

  private static final Duration QUICK = Duration.ofMillis(100);

  public final SimCluster sim;
  public final Clusters clusters;
  public final FakePulse pulse = new FakePulse();
  public final UpgradeRef upgrade;
  private final Path directory;

  public SimWorld(Path directory) {
    this.directory = directory;
    this.sim =
        SimCluster.start(
            SimCluster.Options.defaults().withTiming(new Timing(QUICK, 0, QUICK, QUICK)));
    this.clusters = new Clusters(sim.kubeconfig(directory.resolve("kubeconfig")));
    this.upgrade =
        new UpgradeRef(
            "u1",
            "prod-eu",
            null,
            sim.objects()
                .get("Namespace", "", "kube-system")
                .orElseThrow()
                .at("/metadata/uid")
                .asText());
  }

  /** Another upgrade of the same cluster. */
  public UpgradeRef upgrade(String id) {
    return new UpgradeRef(id, "prod-eu", null, upgrade.uid());
  }

  public KubernetesClient client() {
    return clusters.client(upgrade);
  }

  public static PoolSpec pool(int maxSurge, int maxUnavailable) {
    return new PoolSpec(
        "workers",
        Map.of("pool", "workers"),
        PoolDriver.KWOK,
        null,
        new Strategy(
            IntOrPercent.of(maxSurge), IntOrPercent.of(maxUnavailable), 0, null, null, null, null),
        null);
  }

  public static PoolSpec pool(Duration readyTimeout) {
    return new PoolSpec(
        "workers",
        Map.of("pool", "workers"),
        PoolDriver.KWOK,
        null,
        new Strategy(
            IntOrPercent.of(1), IntOrPercent.of(0), 1, Duration.ZERO, null, readyTimeout, null),
        null);
  }

  public static PoolSpec pool() {
    return pool(Duration.ofMinutes(15));
  }

  public PoolRef poolRef() {
    return new PoolRef(upgrade, pool());
  }

  public PoolActivitiesImpl poolActivities() {
    return poolActivities(Clock.systemUTC());
  }

  public PoolActivitiesImpl poolActivities(Clock clock) {
    return new PoolActivitiesImpl(
        clusters,
        pulse::at,
        clock,
        Drivers.standard(),
        new Drainer(Clock.systemUTC()),
        new ExecDriver(directory.resolve("exec")));
  }

  public ClusterActivitiesImpl clusterActivities() {
    return new ClusterActivitiesImpl(clusters, pulse::at, Clock.systemUTC(), Drivers.standard());
  }

  public AdmitRequest admit(UpgradeRef by) {
    return new AdmitRequest(by, TEMPORAL, NEW, List.of(pool()));
  }

  public SurgeRequest surge(PoolRef pool, String node, String machine, String template) {
    return new SurgeRequest(
        pool, PoolGoal.UPGRADE, new Replacement(node, machine, NEW, 1), template);
  }

  public NodeRequest node(String name) {
    return new NodeRequest(poolRef(), name);
  }

  /** As it is now; null where it is gone. */
  public Node read(String name) {
    return client().nodes().withName(name).get();
  }

  /** As a person's cordon; in one step, since its kubelet writes the node too. */
  public void cordon(String node, boolean on) {
    sim.objects().edit("Node", "", node, n -> n.withObject("/spec").put("unschedulable", on));
  }

  /** Waits until controllers have brought about what a test wants to see, 10 s at most. */
  public static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  public List<String> nodeNames() {
    return client().nodes().list().getItems().stream()
        .map(n -> n.getMetadata().getName())
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    clusters.close();
    sim.close();
  }
}
