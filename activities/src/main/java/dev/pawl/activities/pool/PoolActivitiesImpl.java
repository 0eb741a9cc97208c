package dev.pawl.activities.pool;

import dev.pawl.activities.drain.Drainer;
import dev.pawl.activities.driver.Drivers;
import dev.pawl.activities.exec.ExecDriver;
import dev.pawl.activities.kube.Clusters;
import dev.pawl.activities.step.Pulse;
import dev.pawl.activities.step.Pulses;
import dev.pawl.activities.step.StepName;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.workflows.activity.PoolActivities;
import dev.pawl.workflows.activity.PoolActivities.Done;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;

/** Opens the pulse and the client for each step, and hands it to the class that knows how. */
public final class PoolActivitiesImpl implements PoolActivities {

  private final Clusters clusters;
  private final Pulses pulses;
  private final Drivers drivers;
  private final Decide decide;
  private final Surge surge;
  private final Drainer drainer;
  private final Remove remove;
  private final Change change;
  private final HardTaint hardTaint;

  public PoolActivitiesImpl(
      Clusters clusters,
      Pulses pulses,
      Clock clock,
      Drivers drivers,
      Drainer drainer,
      ExecDriver exec) {
    this.clusters = clusters;
    this.pulses = pulses;
    this.drivers = drivers;
    this.drainer = drainer;
    this.decide = new Decide(clock);
    this.surge = new Surge(drivers, clock);
    this.remove = new Remove(drivers);
    this.change = new Change(exec, clock);
    this.hardTaint = new HardTaint(clock);
  }

  @Override
  public Look decide(DecideRequest request) {
    try (Pulse pulse = pulses.open(StepName.of(request))) {
      return decide.run(client(request.pool()), request, pulse);
    }
  }

  @Override
  public Done surge(SurgeRequest request) {
    try (Pulse pulse = pulses.open(StepName.of(request))) {
      return surge.run(client(request.pool()), request, pulse);
    }
  }

  @Override
  public DrainReport drain(DrainRequest request) {
    try (Pulse pulse = pulses.open(StepName.of(request))) {
      KubernetesClient client = client(request.pool());
      return drainer.drain(client, request, template(client, request), pulse);
    }
  }

  @Override
  public Done quarantine(NodeRequest request) {
    try (Pulse pulse = pulses.open(StepName.of("quarantine", request))) {
      pulse.check();
      return new SetAside().run(client(request.pool()), request);
    }
  }

  @Override
  public void remove(NodeRequest request) {
    try (Pulse pulse = pulses.open(StepName.of("remove", request))) {
      remove.run(client(request.pool()), request, pulse);
    }
  }

  @Override
  public Done change(ChangeRequest request) {
    try (Pulse pulse = pulses.open(StepName.of(request))) {
      return change.run(client(request.pool()), request, pulse);
    }
  }

  @Override
  public Done release(NodeRequest request) {
    try (Pulse pulse = pulses.open(StepName.of("release", request))) {
      pulse.check();
      return new Release().run(client(request.pool()), request);
    }
  }

  @Override
  public void turnBack(PoolRef pool) {
    try (Pulse pulse = pulses.open("turnBack/" + pool.pool().name())) {
      new TurnBack().run(client(pool), pool, pulse);
    }
  }

  @Override
  public void keepHardTaint(PoolRef pool) {
    try (Pulse pulse = pulses.open("taint/" + pool.pool().name())) {
      hardTaint.keep(client(pool), pool, pulse);
    }
  }

  @Override
  public void softenTaint(PoolRef pool) {
    try (Pulse pulse = pulses.open("taint/" + pool.pool().name())) {
      hardTaint.soften(client(pool), pool, pulse);
    }
  }

  /** Noted before the node goes; null in place, where no machine is made. */
  private String template(KubernetesClient client, DrainRequest request) {
    PoolSpec pool = request.pool().pool();
    Node node = pool.inPlace() ? null : client.nodes().withName(request.node()).get();
    return node == null
        ? null
        : NodeTemplate.of(
                node, request.pool().upgrade().id(), drivers.driver(pool.driver(), client))
            .text();
  }

  private KubernetesClient client(PoolRef pool) {
    return clusters.client(pool.upgrade());
  }
}
