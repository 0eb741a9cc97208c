package dev.pawl.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.Change;
import dev.pawl.simulator.store.Trees;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkloadsTest extends SimTest {

  @Test
  void shouldStartStatefulSetInOrder() {
    populate().pool("w", 2, p -> p).statefulSet("db", "pg", 3, w -> w).create();
    cluster.settle(WALL);
    assertThat(names("pg")).containsExactly("pg-0");
    cluster.advance(Duration.ofSeconds(2));
    assertThat(names("pg")).containsExactly("pg-0", "pg-1");
    cluster.advance(Duration.ofSeconds(2));
    assertThat(names("pg")).containsExactly("pg-0", "pg-1", "pg-2");
  }

  @Test
  void shouldTakeStatefulNameAgainOnlyWhenItsPodIsGone() {
    populate().pool("w", 2, p -> p).statefulSet("db", "pg", 2, w -> w).createAndWait(WALL);
    String uid = uid("pg-1");
    deletePod("db", "pg-1");
    assertThat(uid("pg-1")).isEqualTo(uid);
    cluster.advance(Duration.ofSeconds(5));
    assertThat(uid("pg-1")).isNotEqualTo(uid);
  }

  @Test
  void shouldStartStatefulSetAtOnceInParallel() {
    populate().pool("w", 2, p -> p).statefulSet("db", "pg", 3, w -> w.inParallel()).create();
    cluster.settle(WALL);
    assertThat(names("pg")).containsExactly("pg-0", "pg-1", "pg-2");
  }

  @Test
  void shouldUpdateStatefulSetFromTheLast() {
    populate().pool("w", 2, p -> p).statefulSet("db", "pg", 2, w -> w).createAndWait(WALL);
    cluster.objects().edit("StatefulSet", "db", "pg", WorkloadsTest::newImage);
    cluster.settle(WALL);
    assertThat(pods("pg").stream().filter(Trees::isDeleting))
        .extracting(Trees::name)
        .containsExactly("pg-1");
    cluster.advance(Duration.ofSeconds(30));
    assertThat(pods("pg")).allMatch(p -> image(p).endsWith(":2"));
    assertThat(status("StatefulSet", "db", "pg").path("updatedReplicas").asInt()).isEqualTo(2);
  }

  @Test
  void shouldRunDaemonOnEachNodeEvenCordoned() {
    populate().pool("w", 3, p -> p).create();
    cordon("w-0");
    populate().daemonSet("kube-system", "agent", w -> w).createAndWait(WALL);
    assertThat(spread("agent")).isEqualTo(Map.of("w-0", 1L, "w-1", 1L, "w-2", 1L));
    assertThat(status("DaemonSet", "kube-system", "agent").path("numberReady").asInt())
        .isEqualTo(3);
  }

  @Test
  void shouldRunDaemonOnNewNodeOnceItIsReady() {
    populate().pool("w", 1, p -> p).daemonSet("kube-system", "agent", w -> w).createAndWait(WALL);
    node("n1", Map.of());
    assertThat(spread("agent")).containsOnlyKeys("w-0");
    cluster.advance(Duration.ofSeconds(30));
    cluster.advance(Duration.ofSeconds(2));
    assertThat(spread("agent")).containsOnlyKeys("w-0", "n1");
    assertReady(pods("agent"), 2);
  }

  @Test
  void shouldRemovePodsOfDeletedNodeAndRefill() {
    populate().pool("w", 2, p -> p).deployment("shop", "web", 4, w -> w).createAndWait(WALL);
    cluster.objects().delete("Node", "", "w-0");
    cluster.settle(WALL);
    assertThat(spread("web")).isEqualTo(Map.of("w-1", 4L));
  }

  @Test
  void shouldRollDeploymentWithinItsBounds() {
    populate().pool("w", 3, p -> p).deployment("shop", "web", 8, w -> w).createAndWait(WALL);
    AtomicInteger least = new AtomicInteger(Integer.MAX_VALUE);
    AtomicInteger most = new AtomicInteger();
    Observation observation = cluster.observe(change -> track(change, least, most));
    cluster.objects().edit("Deployment", "shop", "web", WorkloadsTest::newImage);
    for (int i = 0; i < 40; i++) {
      cluster.advance(Duration.ofSeconds(1));
    }
    observation.close();

    assertReady(pods("web"), 8);
    assertThat(pods("web")).allMatch(p -> image(p).endsWith(":2"));
    // 25 % of 8 both ways.
    assertThat(least.get()).isGreaterThanOrEqualTo(6);
    assertThat(most.get()).isLessThanOrEqualTo(10);
    JsonNode status = status("Deployment", "shop", "web");
    assertThat(status.path("updatedReplicas").asInt()).isEqualTo(8);
    assertThat(status.path("observedGeneration").asInt()).isEqualTo(2);
  }

  @Test
  void shouldGiveDeletedPodsTheirGrace() {
    populate()
        .pool("w", 1, p -> p)
        .barePod("shop", "slow", w -> w.grace(3).endsIn(Duration.ofSeconds(60)))
        .barePod("shop", "quick", w -> w.grace(60).endsIn(Duration.ofSeconds(1)))
        .createAndWait(WALL);
    deletePod("shop", "slow");
    deletePod("shop", "quick");
    cluster.advance(Duration.ofSeconds(1));
    assertThat(cluster.objects().list("Pod")).extracting(Trees::name).containsExactly("slow");
    cluster.advance(Duration.ofSeconds(2));
    assertThat(cluster.objects().list("Pod")).isEmpty();
  }

  @Test
  void shouldEmptyDeletedNamespace() {
    populate().pool("w", 1, p -> p).deployment("shop", "web", 2, w -> w).createAndWait(WALL);
    cluster.objects().delete("Namespace", "", "shop");
    cluster.settle(WALL);
    assertThat(status("Namespace", "", "shop").path("phase").asText()).isEqualTo("Terminating");
    cluster.advance(Duration.ofSeconds(6));
    assertThat(cluster.objects().get("Namespace", "", "shop")).isEmpty();
  }

  private void track(Change change, AtomicInteger least, AtomicInteger most) {
    if (!change.type().kind().equals("Pod")) {
      return;
    }
    List<JsonNode> active = new ArrayList<>(pods("web"));
    active.removeIf(Trees::isDeleting);
    int ready = (int) active.stream().filter(p -> Trees.conditionTrue(p, "Ready")).count();
    least.accumulateAndGet(ready, Math::min);
    most.accumulateAndGet(active.size(), Math::max);
  }

  private List<String> names(String app) {
    return pods(app).stream().map(Trees::name).toList();
  }

  private String uid(String pod) {
    return cluster.objects().get("Pod", "db", pod).map(Trees::uid).orElse("");
  }

  private static void newImage(ObjectNode workload) {
    ((ObjectNode) workload.at("/spec/template/spec/containers/0"))
        .put("image", "registry.invalid/app:2");
  }

  private static String image(JsonNode pod) {
    return pod.at("/spec/containers/0/image").asText();
  }
}
