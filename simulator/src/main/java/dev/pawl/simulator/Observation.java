package dev.pawl.simulator;

import dev.pawl.simulator.store.ChangeListener;
import dev.pawl.simulator.store.Store;

/** An observer at work; close it to end it. */
public final class Observation implements AutoCloseable {
  private final Store store;
  private final ChangeListener observer;

  Observation(Store store, ChangeListener observer) {
    this.store = store;
    this.observer = observer;
    store.listen(observer);
  }

  @Override
  public void close() {
    store.unlisten(observer);
  }
}
