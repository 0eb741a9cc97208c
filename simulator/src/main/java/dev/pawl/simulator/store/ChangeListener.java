package dev.pawl.simulator.store;

/**
 * Told of each change under the store's lock, before any client can see it: what it reads from the
 * store then is the state at this instant. It must be quick and must not block.
 */
@FunctionalInterface
public interface ChangeListener {
  void changed(Change change);
}
