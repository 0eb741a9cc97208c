package dev.pawl.simulator;

import dev.pawl.simulator.time.SimClock;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The contract, kept by the simulator. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatorContractTest implements ClusterContract {
  private SimCluster cluster;
  private KubernetesClient client;
  private final ContractScene scene = new ContractScene();

  @BeforeAll
  void start() {
    cluster = SimCluster.start(SimCluster.Options.defaults().withClock(SimClock.scaled(20)));
    client = TestClients.of(cluster);
  }

  @AfterAll
  void stop() {
    client.close();
    cluster.close();
  }

  @Override
  public KubernetesClient client() {
    return client;
  }

  @Override
  public ContractScene scene() {
    return scene;
  }
}
