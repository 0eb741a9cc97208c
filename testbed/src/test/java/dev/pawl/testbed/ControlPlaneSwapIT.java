package dev.pawl.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresTestbed
class ControlPlaneSwapIT {
  private static final Duration LONG = Duration.ofSeconds(60);

  @Test
  void shouldSwapTheControlPlaneUnderItsObjects(@TempDir Path dir) throws Exception {
    try (KubeCluster cluster = KubeCluster.start(dir.resolve("cluster"))) {
      // given
      cluster.addNodes(FakeNode.pool("workers", 1, "1.35.4"));
      cluster.kubectl("create", "deployment", "web", "--image=example/web");
      cluster.kubectl("rollout", "status", "deployment/web", "--timeout=20s");
      String uid = uidOfKubeSystem(cluster);

      // when: the one who swaps is killed with all its children in the middle
      Process half = new ProcessBuilder(cluster.swapScript().toString()).start();
      try (var stdin = half.getOutputStream()) {
        stdin.write(request("upgrade", "1.35.4", "1.36.3").getBytes(StandardCharsets.UTF_8));
      }
      // The new version is written down once the old apiserver is gone, and stays written: the
      // moment without any apiserver can be too short to be seen.
      Await.until("the old apiserver is gone", LONG, () -> cluster.version().equals("1.36.3"));
      half.descendants().forEach(ProcessHandle::destroyForcibly);
      half.destroyForcibly().waitFor();
      // and another one does it again
      Shell.Result whole = swap(cluster, request("upgrade", "1.35.4", "1.36.3"));

      // then
      assertThat(whole).satisfies(ControlPlaneSwapIT::succeeded);
      assertThat(cluster.version()).isEqualTo("1.36.3");
      assertThat(cluster.api().get("/version").body()).contains("\"gitVersion\": \"v1.36.3\"");
      assertThat(uidOfKubeSystem(cluster)).isEqualTo(uid);
      cluster.kubectl("scale", "deployment/web", "--replicas=3");
      cluster.kubectl("rollout", "status", "deployment/web", "--timeout=20s");

      // and a third time there is nothing to do
      Shell.Result again = swap(cluster, request("upgrade", "1.35.4", "1.36.3"));
      assertThat(again).satisfies(ControlPlaneSwapIT::succeeded);
      assertThat(again.stdout()).contains("already");
    }
  }

  @Test
  void shouldGoBackWhileTheOldMinorIsEmulated(@TempDir Path dir) {
    try (KubeCluster cluster = KubeCluster.start(dir.resolve("cluster"))) {
      assertThat(swap(cluster, request("upgrade", "1.35.4", "1.36.3"), "--emulate"))
          .satisfies(ControlPlaneSwapIT::succeeded);
      assertThat(cluster.api().get("/version").body()).contains("\"emulationMinor\": \"35\"");

      assertThat(swap(cluster, request("rollback", "1.36.3", "1.35.4")))
          .satisfies(ControlPlaneSwapIT::succeeded);
      assertThat(cluster.api().get("/version").body()).contains("\"gitVersion\": \"v1.35.4\"");

      // an apiserver that was away comes back as what it was
      cluster.stopApiserver();
      assertThat(cluster.isRunning(KubeComponent.APISERVER)).isFalse();
      cluster.startApiserver();
      assertThat(cluster.api().get("/readyz").code()).isEqualTo(200);
      assertThat(cluster.version()).isEqualTo("1.35.4");

      assertThat(swap(cluster, request("upgrade", "1.36.3", "1.99.0")).stderr())
          .contains("no programs of Kubernetes 1.99.0");
      assertThat(swap(cluster, "{}").exitCode()).isNotZero();
    }
  }

  private static String request(String action, String from, String to) {
    return "{\"upgrade\":\"u-1\",\"action\":\"%s\",\"from\":\"%s\",\n \"to\":\"%s\",\"attempt\":1}"
        .formatted(action, from, to);
  }

  @Test
  void shouldSaveEtcdAndSayWhatIsInIt(@TempDir Path dir) {
    try (KubeCluster cluster = KubeCluster.start(dir.resolve("cluster"))) {
      String script = cluster.snapshotScript().toString();
      for (int time = 1; time <= 2; time++) {
        Shell.Result saved =
            Shell.run(List.of(script), Map.of(), request("snapshot", "1.35.4", "1.36.3"), LONG);
        assertThat(saved).satisfies(ControlPlaneSwapIT::succeeded);
        assertThat(saved.stdout())
            .contains("snapshots/etcd-1.35.4.db")
            .containsPattern("\"hash\":[1-9]")
            .containsPattern("\"revision\":[1-9]")
            .containsPattern("\"totalKey\":[1-9]")
            .contains("\"version\":\"3.6.");
        assertThat(dir.resolve("cluster/snapshots/etcd-1.35.4.db")).isNotEmptyFile();
      }

      cluster.stop(KubeComponent.ETCD);
      Shell.Result none =
          Shell.run(List.of(script), Map.of(), request("snapshot", "1.35.4", "1.36.3"), LONG);
      assertThat(none.exitCode()).isNotZero();
      assertThat(none.stdout()).isBlank();
    }
  }

  private static Shell.Result swap(KubeCluster cluster, String request, String... options) {
    List<String> command = new ArrayList<>(List.of(cluster.swapScript().toString()));
    command.addAll(List.of(options));
    return Shell.run(command, Map.of(), request, LONG);
  }

  private static void succeeded(Shell.Result result) {
    assertThat(result.exitCode()).as(result.stderr()).isZero();
    assertThat(result.stdout()).startsWith("{\"message\": ");
  }

  private static String uidOfKubeSystem(KubeCluster cluster) {
    return cluster.kubectl("get", "namespace", "kube-system", "-o", "jsonpath={.metadata.uid}");
  }
}
