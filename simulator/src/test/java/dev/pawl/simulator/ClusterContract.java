package dev.pawl.simulator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What Pawl relies on in any cluster. Each test makes its own namespace and nodes, so that they can
 * run against a shared real apiserver with kwok, too.
 */
interface ClusterContract
    extends ObjectContract, WatchContract, EvictionContract, WorkloadContract, ApplyContract {

  @BeforeEach
  default void makeScene() {
    scene().begin(client());
  }

  @AfterEach
  default void clearScene() {
    scene().end(client());
  }
}
