package dev.pawl.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTest extends SimTest {

  @Test
  void shouldSwapVersion() {
    try (KubernetesClient client = TestClients.of(cluster)) {
      cluster.clusterVersion("v1.35.4");
      assertThat(client.getKubernetesVersion().getGitVersion()).isEqualTo("v1.35.4");
      cluster.clusterVersion("v1.36.3", "1.35");
      String json = client.raw("/version");
      assertThat(json).contains("\"minor\":\"36\"").contains("\"emulationMinor\":\"35\"");
    }
  }

  @Test
  void shouldBeReachedByKubeconfig(@TempDir Path dir) throws IOException {
    Path file = cluster.kubeconfig(dir.resolve("config"), "prod", "sre");
    Config config = Config.fromKubeconfig(file.toFile());
    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build()) {
      assertThat(client.namespaces().withName("kube-system").get()).isNotNull();
    }
    assertThat(config.getCurrentContext().getName()).isEqualTo("prod");
    assertThat(cluster.requests().count(e -> e.request().user().equals("sre"))).isPositive();
  }

  @Test
  void shouldRefuseInTheWordsOfARealServer() {
    cluster.authorise(r -> !r.is("patch", "nodes") && !r.is("create", "pods/eviction"));
    node("n1", Map.of());
    try (KubernetesClient client = TestClients.of(cluster, "bob")) {
      KubernetesClientException e =
          catchThrowableOfType(
              KubernetesClientException.class,
              () ->
                  client.nodes().withName("n1").patch("{\"metadata\":{\"labels\":{\"a\":\"b\"}}}"));
      assertThat(e.getCode()).isEqualTo(403);
      assertThat(e.getStatus().getMessage())
          .isEqualTo(
              "nodes \"n1\" is forbidden: User \"bob\" cannot patch resource \"nodes\" in API group"
                  + " \"\" at the cluster scope");
      assertThat(cluster.requests().count(r -> r.code() == 403)).isEqualTo(1);
    }
  }

  @Test
  void shouldSayGoneToWatchFromForgottenVersion() throws Exception {
    node("n1", Map.of());
    cluster.faults().compact();
    node("n2", Map.of());
    CompletableFuture<Integer> closed = new CompletableFuture<>();
    try (KubernetesClient client = TestClients.of(cluster);
        Watch watch =
            client
                .nodes()
                .watch(
                    new ListOptionsBuilder().withResourceVersion("1").build(), onClose(closed))) {
      assertThat(watch).isNotNull();
      assertThat(closed.get(10, TimeUnit.SECONDS)).isEqualTo(410);
    }
  }

  @Test
  void shouldRefuseServicesItDoesNotHave() {
    try (KubernetesClient client = TestClients.of(cluster)) {
      KubernetesClientException e =
          catchThrowableOfType(
              KubernetesClientException.class,
              () -> client.raw("/apis/flowcontrol.apiserver.k8s.io/v1/flowschemas", "GET", null));
      assertThat(e == null || e.getCode() == 404).isTrue();
      assertThat(client.raw("/readyz")).isEqualTo("ok");
    }
  }

  private static Watcher<Node> onClose(CompletableFuture<Integer> closed) {
    return new Watcher<>() {
      @Override
      public void eventReceived(Action action, Node node) {}

      @Override
      public void onClose(WatcherException cause) {
        closed.complete(cause.isHttpGone() ? 410 : 0);
      }
    };
  }
}
