package dev.pawl.simulator.control;

import dev.pawl.simulator.store.Change;
import dev.pawl.simulator.store.ObjectKey;
import java.util.function.Consumer;

/**
 * Brings one object at a time to where it should be. Level-triggered: looks, and does what lacks.
 */
interface Controller {

  /**
   * Names the objects to look at after a change. Called under the store's lock: quick, no writes.
   */
  void affected(Change change, Consumer<ObjectKey> keys);

  /** Looks at one object; may write and set timers. */
  void reconcile(ObjectKey key);
}
