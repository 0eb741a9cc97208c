package dev.pawl.simulator.control;

import dev.pawl.simulator.store.ObjectKey;
import dev.pawl.simulator.store.Registry;
import dev.pawl.simulator.store.ResourceType;
import dev.pawl.simulator.store.Store;
import dev.pawl.simulator.store.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** What every controller works with. The random numbers are for the control thread only. */
record World(
    Registry registry, ControlLoop loop, Timing timing, MachineFaults faults, Random random) {

  Store store() {
    return registry.store();
  }

  Instant now() {
    return registry.clock().now();
  }

  void after(Duration delay, Controller controller, ObjectKey key) {
    loop.at(now().plus(delay), controller, key);
  }

  /** The objects of a type that this UID controls or owns. */
  List<Stored> owned(ResourceType type, String uid) {
    return store().dependents(uid).stream().filter(d -> d.key().type().equals(type)).toList();
  }
}
