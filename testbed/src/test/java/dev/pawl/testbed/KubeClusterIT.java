package dev.pawl.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@RequiresTestbed
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KubeClusterIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final KubeUser NOBODY = KubeUser.of("nobody", "testers");

  private KubeCluster cluster;

  @BeforeAll
  void start(@TempDir Path dir) {
    KubeCluster.Options options =
        KubeCluster.Options.defaults()
            .withAudit()
            .withUsers(NOBODY)
            .withNodeBootDelay(Duration.ofMillis(1500))
            .withPodEndDelay(Duration.ofMillis(1500))
            .withContextName("prod-eu");
    cluster = KubeCluster.start(dir.resolve("cluster"), options);
    cluster.addNodes(FakeNode.pool("workers", 2, "1.35.4"));
    cluster.kubectl("wait", "--for=condition=Ready", "node", "--all", "--timeout=20s");
  }

  @AfterAll
  void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void shouldKeepWhatANodeSaysAboutItself() {
    assertThat(cluster.version()).isEqualTo("1.35.4");
    assertThat(
            cluster.kubectl(
                "get",
                "node",
                "workers-1",
                "-o",
                "jsonpath={.status.nodeInfo.kubeletVersion} {.status.allocatable.cpu}"))
        .isEqualTo("v1.35.4 8");
  }

  @Test
  void shouldUseTheContextNameThatWasAskedFor() {
    assertThat(cluster.kubectl("config", "current-context").strip()).isEqualTo("prod-eu");
  }

  @Test
  void shouldRefuseAnEvictionThatABudgetForbids() {
    // given
    deploy("guarded", 2);
    cluster.kubectl("create", "pdb", "guarded", "--selector=app=guarded", "--min-available=2");
    Await.until("the budget counts its pods", SOON, () -> budget("guarded").equals("2/2"));
    String pod =
        cluster.kubectl(
            "get", "pod", "-l", "app=guarded", "-o", "jsonpath={.items[0].metadata.name}");

    // when
    KubeApi.Answer answer = evict(pod);

    // then
    assertThat(answer.code()).isEqualTo(429);
    assertThat(answer.body()).contains("DisruptionBudget").contains("guarded");
  }

  @Test
  void shouldLetAPodTakeItsTimeToEnd() {
    deploy("slow", 1);
    String pod =
        cluster.kubectl("get", "pod", "-l", "app=slow", "-o", "jsonpath={.items[0].metadata.name}");

    assertThat(evict(pod).code()).isEqualTo(201);
    long began = System.nanoTime();
    assertThat(pod(pod).code()).isEqualTo(200);
    Await.until("the pod is gone", SOON, () -> pod(pod).code() == 404);

    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(8));
  }

  @Test
  void shouldCompleteTheJobsPods() {
    cluster.kubectl("create", "job", "once", "--image=example/once");
    cluster.kubectl("wait", "--for=condition=Complete", "job/once", "--timeout=20s");
  }

  @Test
  void shouldKeepAMarkedPodUnready() {
    cluster.kubectl(
        "run", "sick", "--image=example/sick", "--annotations=pawl.dev.test/never-ready=true");
    cluster.kubectl("wait", "--for=jsonpath={.status.phase}=Running", "pod/sick", "--timeout=20s");
    assertThat(
            cluster.kubectl(
                "get", "pod", "sick", "-o", "jsonpath={.status.containerStatuses[0].ready}"))
        .isEqualTo("false");
  }

  @Test
  void shouldNeverMakeAMarkedNodeReady() {
    FakeNode dead =
        FakeNode.of("dead", "1.35.4", "none").withAnnotation("pawl.dev.test/never-ready", "true");
    FakeNode alive = FakeNode.of("alive", "1.35.4", "none");
    cluster.api().post("/api/v1/nodes", dead.json()).orThrow();
    cluster.api().post("/api/v1/nodes", alive.json()).orThrow();
    cluster.kubectl("wait", "--for=condition=Ready", "node/alive", "--timeout=20s");

    assertThat(readiness("dead")).isEmpty();
    cluster.kubectl("annotate", "node", "alive", "pawl.dev.test/never-ready=true");
    Await.until(
        "the node that failed is not Ready", SOON, () -> readiness("alive").equals("False"));
    cluster.kubectl("delete", "node", "dead", "alive");
  }

  @Test
  void shouldLetRbacDecideWhatAUserMayDo() {
    assertThat(cluster.apiFor(NOBODY).get("/api/v1/nodes").code()).isEqualTo(403);
    assertThat(cluster.kubeconfigFor(NOBODY)).isRegularFile();
  }

  @Test
  void shouldWriteDownWhoDidWhat() throws IOException {
    cluster.apiFor(NOBODY).get("/api/v1/namespaces/default/secrets");
    assertThat(Files.readAllLines(cluster.auditLog()))
        .anyMatch(
            line ->
                line.contains("/api/v1/namespaces/default/secrets") && line.contains("\"nobody\""));
  }

  private void deploy(String name, int replicas) {
    cluster.kubectl(
        "create", "deployment", name, "--image=example/" + name, "--replicas=" + replicas);
    cluster.kubectl("rollout", "status", "deployment/" + name, "--timeout=20s");
  }

  private String budget(String name) {
    return cluster.kubectl(
        "get", "pdb", name, "-o", "jsonpath={.status.currentHealthy}/{.status.desiredHealthy}");
  }

  private String readiness(String node) {
    return cluster.kubectl(
        "get", "node", node, "-o", "jsonpath={.status.conditions[?(@.type=='Ready')].status}");
  }

  private KubeApi.Answer pod(String name) {
    return cluster.api().get("/api/v1/namespaces/default/pods/" + name);
  }

  private KubeApi.Answer evict(String pod) {
    String eviction =
        """
        {"apiVersion": "policy/v1", "kind": "Eviction", "metadata": {"name": "%s", "namespace": "default"}}
        """
            .formatted(pod);
    return cluster.api().post("/api/v1/namespaces/default/pods/" + pod + "/eviction", eviction);
  }
}
