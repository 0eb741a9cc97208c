package dev.pawl.activities.drain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.SimWorld;
import dev.pawl.activities.pods.PodHealth;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.DrainSpec;
import dev.pawl.simulator.ClusterBuilder;
import dev.pawl.simulator.api.RequestLog;
import dev.pawl.workflows.activity.PoolActivities.AtTimeout;
import dev.pawl.workflows.activity.PoolActivities.DrainReport;
import dev.pawl.workflows.activity.PoolActivities.DrainRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** A node of a simulated cluster that a test drains, and what can be seen of it. */
final class DrainedNode implements AutoCloseable {

  static final String NAME = "workers-0";
  static final DrainSpec SPEC = DrainSpecs.timeout(Duration.ofMinutes(30));
  private static final Duration READY = Duration.ofSeconds(30);

  final SimWorld world;

  DrainedNode(Path directory) {
    world = new SimWorld(directory);
  }

  void cluster(UnaryOperator<ClusterBuilder> workloads) {
    workloads.apply(world.sim.populate().pool("workers", 2, p -> p)).createAndWait(READY);
  }

  DrainReport drain(DrainSpec spec) {
    return run(spec, AtTimeout.FAIL);
  }

  DrainReport run(DrainSpec spec, AtTimeout atTimeout) {
    return new Drainer(Clock.systemUTC())
        .drain(
            world.client(),
            new DrainRequest(world.poolRef(), NAME, spec, atTimeout, List.of("workers-9")),
            "template",
            world.pulse);
  }

  CompletableFuture<DrainReport> start(DrainSpec spec, AtTimeout atTimeout) {
    return CompletableFuture.supplyAsync(() -> run(spec, atTimeout));
  }

  boolean holding(HoldCode code) {
    Hold hold = world.pulse.holding();
    return hold != null && hold.code() == code;
  }

  int movable() {
    return (int) podsOn().stream().filter(p -> !p.startsWith("infra/")).count();
  }

  List<String> podsOn() {
    return world.sim.objects().podsOn(NAME).stream()
        .map(p -> p.at("/metadata/namespace").asText() + "/" + p.at("/metadata/name").asText())
        .toList();
  }

  String podNotOn(String node) {
    return world.sim.objects().list("Pod").stream()
        .filter(p -> !p.at("/spec/nodeName").asText().equals(node))
        .map(p -> p.at("/metadata/name").asText())
        .findFirst()
        .orElseThrow();
  }

  String unready() {
    return world.client().pods().inNamespace("shop").list().getItems().stream()
        .filter(p -> !PodHealth.of(p).ready() && p.getMetadata().getDeletionTimestamp() == null)
        .map(p -> p.getMetadata().getName())
        .findFirst()
        .orElseThrow();
  }

  int healthy(String budget) {
    return world
        .sim
        .objects()
        .get("PodDisruptionBudget", "shop", budget)
        .orElseThrow()
        .at("/status/currentHealthy")
        .asInt();
  }

  long evictions() {
    return world.sim.requests().entries().stream()
        .filter(r -> r.request().is("create", "pods/eviction"))
        .map(RequestLog.Entry::code)
        .filter(code -> code == 201)
        .count();
  }

  long deletions() {
    return world.sim.requests().entries().stream()
        .filter(r -> r.request().is("delete", "pods"))
        .count();
  }

  void await(BooleanSupplier condition) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it becomes so in time").isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  @Override
  public void close() {
    world.close();
  }
}
