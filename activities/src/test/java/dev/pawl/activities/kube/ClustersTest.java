package dev.pawl.activities.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.simulator.SimCluster;
import dev.pawl.simulator.api.Failure;
import dev.pawl.workflows.activity.UpgradeRef;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClustersTest {

  @TempDir Path directory;
  private SimCluster sim;
  private Path kubeconfig;
  private Clusters clusters;

  @BeforeEach
  void start() {
    sim = SimCluster.start();
    kubeconfig = sim.kubeconfig(directory.resolve("kubeconfig"));
    clusters = new Clusters(kubeconfig);
  }

  @AfterEach
  void stop() {
    clusters.close();
    sim.close();
  }

  private KubernetesClient client(String context) {
    return clusters.client(new UpgradeRef("u1", "prod", context, "uid"));
  }

  @Test
  void shouldKeepOneClientForEachContext() {
    assertThat(client("sim")).isSameAs(client("sim"));
    assertThat(client("sim").nodes().list().getItems()).isEmpty();
    assertThat(client(null).nodes().list().getItems()).isEmpty();
  }

  @Test
  void shouldNameTheContextsThereAre() {
    assertThatThrownBy(() -> client("prod"))
        .isInstanceOf(UnknownContextException.class)
        .hasMessageContainingAll("'prod'", kubeconfig.toString(), "it has sim")
        .hasMessageNotContaining("admin");
  }

  @Test
  void shouldMakeANewClientWhenTheCredentialsAreRefused() {
    KubernetesClient before = client("sim");
    sim.faults()
        .failNext(2, r -> r.is("list", "nodes"), new Failure.Status(401, "Unauthorized", "no"));
    assertThatThrownBy(() -> before.nodes().list()).isInstanceOf(KubernetesClientException.class);

    KubernetesClient after = client("sim");

    assertThat(after).isNotSameAs(before);
    sim.faults().clear();
    assertThat(after.nodes().list().getItems()).isEmpty();
  }

  @Test
  void shouldNotRetryByItself() {
    sim.faults().failNext(1, r -> r.is("list", "nodes"), Failure.throttled());

    assertThatThrownBy(() -> client("sim").nodes().list())
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(429));
    assertThat(sim.requests().count(e -> e.request().is("list", "nodes"))).isEqualTo(1);
  }
}
