package dev.pawl.simulator;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;

/** Clients as Pawl makes them: no retries of their own. */
final class TestClients {
  private TestClients() {}

  static KubernetesClient of(SimCluster cluster) {
    return of(cluster, "admin");
  }

  static KubernetesClient of(SimCluster cluster, String user) {
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl(cluster.url())
            .withOauthToken(user)
            .withRequestRetryBackoffLimit(0)
            .build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }
}
