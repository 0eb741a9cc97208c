package dev.pawl.simulator.control;

import dev.pawl.simulator.store.ObjectKey;
import dev.pawl.simulator.store.Registry;
import dev.pawl.simulator.store.ResourceCatalogue;
import dev.pawl.simulator.store.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** All controllers, running. */
public final class ControlPlane implements AutoCloseable {
  private final ControlLoop loop;
  private final MachineFaults faults;
  private final Registry registry;
  private final Kubelets kubelets;
  private final NodeController nodes;

  public ControlPlane(Registry registry, Timing timing, Random random) {
    this.registry = registry;
    this.loop = new ControlLoop(registry.clock());
    this.faults = new MachineFaults(this::recheckMachines);
    World world = new World(registry, loop, timing, faults, random);
    this.kubelets = new Kubelets(world);
    this.nodes = new NodeController(world);
    registry.store().listen(loop);
    loop.start(
        List.of(
            new DisruptionController(world),
            new GarbageCollector(world),
            new NamespaceController(world),
            new DeploymentController(world),
            new ReplicaSetController(world),
            new StatefulSetController(world),
            new DaemonSetController(world),
            new TaintEviction(world),
            nodes,
            kubelets,
            new Scheduler(world)));
  }

  public MachineFaults faults() {
    return faults;
  }

  /**
   * Waits until the controllers have nothing to do but wait for simulated time.
   *
   * @return false when the wall time was not enough
   */
  public boolean settle(Duration wall) throws InterruptedException {
    return loop.settle(wall);
  }

  /** When simulated time brings the controllers something to do next. */
  public Optional<Instant> nextTimer() {
    return loop.nextTimer();
  }

  @Override
  public void close() {
    loop.close();
  }

  private void recheckMachines() {
    for (Stored node : registry.store().list(ResourceCatalogue.NODES).items()) {
      loop.enqueue(nodes, node.key());
    }
    for (Stored pod : registry.store().list(ResourceCatalogue.PODS).items()) {
      ObjectKey key = pod.key();
      if (!Pods.node(pod.tree()).isEmpty()) {
        loop.enqueue(kubelets, key);
      }
    }
  }
}
