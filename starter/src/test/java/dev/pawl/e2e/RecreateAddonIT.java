package dev.pawl.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.RequiresTestbed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Seed 000 on fifty nodes: a storage addon whose controller and node pods are made anew. */
@RequiresTestbed
@Timeout(1200)
class RecreateAddonIT {

  private static final int NODES = 50;
  private static final List<String> SLOW = List.of("a-7", "a-23", "a-41");
  private static final String PODS = "/api/v1/namespaces/storage/pods/";
  private static final String ATTACHMENT = "/apis/storage.k8s.io/v1/volumeattachments/pv-1";

  private static final String NODE = "/apis/apps/v1/namespaces/storage/daemonsets/node";
  private static final String CONTROLLER =
      "/apis/apps/v1/namespaces/storage/deployments/controller";
  private static final String ACCOUNT = "/api/v1/namespaces/storage/serviceaccounts/node";

  /** Comes after the other one, and never to an end. */
  private static final String STUCK =
      "    - {name: stuck, driver: manifests, source: ./stuck.yaml}";

  private static final String ADDON =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: storage}
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: node, namespace: storage, labels: {version: "%1$s"}}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: controller, namespace: storage, labels: {app.kubernetes.io/version: "%1$s"}}
      spec:
        replicas: 1
        selector: {matchLabels: {app: controller}}
        template:
          metadata: {labels: {app: controller}}
          spec: {containers: [{name: main, image: "controller:%1$s", resources: {requests: {cpu: 10m}}}]}
      ---
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: node, namespace: storage}
      spec:
        selector: {matchLabels: {app: node}}
        template:
          metadata: {labels: {app: node}}
          spec: {containers: [{name: main, image: "node:%1$s"}]}
      """;

  /** Pods that ask for something, as only the controller's does. */
  private static final String NO_CONTROLLER =
      """
      apiVersion: v1
      kind: ResourceQuota
      metadata: {name: no-controller, namespace: storage}
      spec: {hard: {pods: "0"}, scopes: [NotBestEffort]}
      """;

  private static final Pattern MEASURED =
      Pattern.compile(
          "addon storage was away for ([0-9]+\\.[0-9]) s, (within|more than) the expected 1m");

  /** Twice a second, and what is said is rounded. */
  private static final Duration LOOKED_AT_EVERY = Duration.ofMillis(600);

  @TempDir Path folder;

  @Test
  void shouldNeverHaveTwoNodePodsOnANodeAndServeEachNodeAtOnce() throws IOException {
    try (Rig rig = Rig.start(folder, KubeCluster.Options.defaults().withAudit())) {
      rig.pool("a", NODES);
      rig.apply(ADDON.formatted("1"));
      KubeCluster cluster = rig.cluster();
      cluster.kubectl(
          "rollout", "status", "-n", "storage", "daemonset/node", "deployment/controller");
      rig.apply(attachment());
      String attached = version(cluster, ATTACHMENT);
      Duration away;
      rig.startWorker();
      comesBackByTheSameRules(rig, "1");
      comesBackThoughPodsOfBeforeStillEnd(rig);

      String controller = uid(cluster, CONTROLLER);
      rig.apply(NO_CONTROLLER);
      SLOW.forEach(node -> finalizers(cluster, podOn(cluster, node), "[\"pawl.dev.test/slow\"]"));

      try (NodePodObserver observer = NodePodObserver.watch(cluster, "storage", "app=node")) {
        List<String> endingSlowly = SLOW.stream().map(node -> podOn(cluster, node)).toList();
        rig.startUpgrade(spec("2"));

        Rig.await(
            Duration.ofSeconds(90),
            () -> "S0.6, the nodes that end fast: " + observer.ready(),
            () -> at(observer, "node:2") == NODES - SLOW.size());
        assertThat(observer.ready()).doesNotContainKeys(SLOW.toArray(String[]::new));
        endingSlowly.forEach(pod -> finalizers(cluster, pod, "[]"));
        away = outlivingTheWorker(rig);
        rig.awaitState("storage", Duration.ofMinutes(2), "Succeeded");

        assertThat(at(observer, "node:2")).isEqualTo(NODES);
        assertThat(observer.crowded()).as("S0.5, %d looks", observer.looks()).isEmpty();
        System.out.printf("%d looks at %d nodes: never two node pods%n", observer.looks(), NODES);
      }
      assertThat(version(cluster, ATTACHMENT)).as("S0.7").isEqualTo(attached);
      assertThat(uid(cluster, CONTROLLER))
          .as("S0.3: deleted and made anew")
          .isNotEqualTo(controller);

      Matcher measured = MEASURED.matcher(rig.status("storage").path("notices").toString());
      assertThat(measured.find()).as("S3.9: %s", rig.status("storage")).isTrue();
      System.out.printf(
          "%s; at least %d ms as seen from here%n", measured.group(), away.toMillis());
      assertThat(Duration.ofMillis((long) (1000 * Double.parseDouble(measured.group(1)))))
          .as("measured though the worker was killed meanwhile")
          .isGreaterThanOrEqualTo(away.minus(LOOKED_AT_EVERY));

      long before = rig.writes();
      rig.startUpgrade(spec("2"));
      rig.awaitState("storage", Duration.ofMinutes(1), "Succeeded");
      assertThat(rig.writes() - before).as("writes of a second run").isZero();

      comesBackByTheSameRules(rig, "2");
      assertThat(version(cluster, ATTACHMENT)).as("S0.7, on the way back").isEqualTo(attached);
    }
  }

  /** How long the controller was away at least: it is while the worker is killed and comes back. */
  private static Duration outlivingTheWorker(Rig rig) {
    Instant begun = Instant.now();
    rig.killWorker();
    long before = looksAtTheController(rig);
    rig.startWorker();
    Rig.await(
        Duration.ofSeconds(60),
        "the next worker to look at the controller",
        () -> looksAtTheController(rig) > before);
    rig.awaitStatus(
        "storage",
        Duration.ofSeconds(60),
        "to say what the controller waits for",
        s -> s.at("/hold/message").asText().contains("exceeded quota"));
    Duration away = Duration.between(begun, Instant.now());
    rig.cluster().kubectl("delete", "resourcequota", "no-controller", "-n", "storage");
    return away;
  }

  private static long looksAtTheController(Rig rig) {
    try (Stream<String> requests = Files.lines(rig.cluster().auditLog())) {
      return requests.filter(r -> r.contains("fabric8") && r.contains(CONTROLLER)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * From a version that nobody wants, made though the worker was killed in the middle. Version 1
   * was made by kubectl and has no rule against a second pod; version 2 has Pawl's.
   */
  private void comesBackByTheSameRules(Rig rig, String version) throws IOException {
    KubeCluster cluster = rig.cluster();
    cluster.kubectl("annotate", "-n", "storage", "daemonset/node", "owner=ops", "--overwrite");
    Map<String, String> was = texts(cluster);
    String node = uid(cluster, NODE);
    PawlProcess.Said plan = rig.pawl("plan", "-f", spec("3", STUCK).toString(), "-o", "json");
    assertThat(plan.json().at("/addons/0/changes").toString())
        .as("what others have set is lost with the object %s", plan.err())
        .contains(
            "{\"object\":\"DaemonSet/storage/node\",\"what\":\"recreate\"",
            "{\"path\":\".metadata.annotations.owner\",\"from\":\"ops\"");

    try (NodePodObserver observer = NodePodObserver.watch(cluster, "storage", "app=node")) {
      rig.startUpgrade(spec("3", STUCK));
      Rig.await(
          Duration.ofSeconds(90),
          "the old DaemonSet to be deleted",
          () -> !cluster.api().get(NODE).body().contains(node));
      rig.killWorker();
      rig.startWorker();
      Rig.await(
          Duration.ofMinutes(2),
          () -> "all nodes: " + observer.ready(),
          () -> at(observer, "node:3") == NODES);
      rig.awaitStatus(
          "storage",
          Duration.ofSeconds(60),
          "to be held by what comes after it",
          s -> s.at("/hold/message").asText().startsWith("Addon stuck"));

      List<String> endingSlowly = SLOW.stream().map(n -> podOn(cluster, n)).toList();
      endingSlowly.forEach(pod -> finalizers(cluster, pod, "[\"pawl.dev.test/slow\"]"));
      rig.pawl("rollback", "storage");
      Rig.await(
          Duration.ofMinutes(2),
          () -> "on the way back, the nodes that end fast: " + observer.ready(),
          () -> at(observer, "node:" + version) == NODES - SLOW.size());
      endingSlowly.forEach(pod -> finalizers(cluster, pod, "[]"));
      rig.awaitState("storage", Duration.ofMinutes(2), "RolledBack");

      Rig.await(
          Duration.ofSeconds(60),
          () -> "all nodes are back: " + observer.ready(),
          () -> at(observer, "node:" + version) == NODES);
      assertThat(observer.crowded()).as("on the way back, %d looks", observer.looks()).isEmpty();
      assertThat(texts(cluster)).as("what was there").isEqualTo(was);
    }
  }

  /**
   * From an upgrade that is cut short while pods of before still end: nothing about them keeps
   * others off their nodes, so that what comes back has a rule for as long as they are there.
   */
  private void comesBackThoughPodsOfBeforeStillEnd(Rig rig) throws IOException {
    KubeCluster cluster = rig.cluster();
    Map<String, String> was = texts(cluster);
    assertThat(was.get(NODE)).doesNotContain("podAntiAffinity");
    String node = uid(cluster, NODE);
    List<String> endingSlowly = SLOW.stream().map(n -> podOn(cluster, n)).toList();
    endingSlowly.forEach(pod -> finalizers(cluster, pod, "[\"pawl.dev.test/slow\"]"));

    try (NodePodObserver observer = NodePodObserver.watch(cluster, "storage", "app=node")) {
      rig.startUpgrade(spec("3"));
      Rig.await(
          Duration.ofSeconds(90),
          "the old DaemonSet to be deleted",
          () -> !cluster.api().get(NODE).body().contains(node));
      rig.killWorker();
      rig.startWorker();
      rig.pawl("rollback", "storage");
      rig.awaitStatus(
          "storage",
          Duration.ofMinutes(2),
          "to wait for the pods of before",
          s -> s.at("/hold/message").asText().contains("is back, with a rule"));
      Rig.await(
          Duration.ofMinutes(2),
          () -> "S0.6 on the way back: " + observer.ready(),
          () -> at(observer, "node:1") == NODES - SLOW.size());
      assertThat(texts(cluster).get(NODE)).contains("podAntiAffinity");
      endingSlowly.forEach(pod -> finalizers(cluster, pod, "[]"));
      rig.awaitState("storage", Duration.ofMinutes(2), "RolledBack");

      Rig.await(
          Duration.ofSeconds(60),
          () -> "all nodes are back: " + observer.ready(),
          () -> at(observer, "node:1") == NODES);
      assertThat(observer.crowded()).as("cut short, %d looks", observer.looks()).isEmpty();
      assertThat(texts(cluster)).as("what was there").isEqualTo(was);
    }
  }

  private static Map<String, String> texts(KubeCluster cluster) {
    return List.of(NODE, CONTROLLER, ACCOUNT).stream()
        .collect(Collectors.toMap(path -> path, path -> LiveObject.text(cluster, path)));
  }

  private Path spec(String version) throws IOException {
    return spec(version, "");
  }

  private Path spec(String version, String more) throws IOException {
    Files.writeString(
        folder.resolve("stuck.yaml"),
        "apiVersion: no.where/v1\nkind: Nothing\nmetadata: {name: x}\n");
    Path addon = Files.createDirectories(folder.resolve("storage-" + version));
    Files.writeString(addon.resolve("all.yaml"), ADDON.formatted(version));
    return Files.writeString(
        folder.resolve("storage.yaml"),
        """
        apiVersion: pawl.dev/v1alpha1
        kind: ClusterUpgrade
        metadata: {name: storage}
        spec:
          cluster: {context: testbed}
          target: {version: %s}
          addons:
            - {name: storage, driver: recreate, source: %s, conflicts: take, ready: {timeout: 3m}, downtime: 1m}
        %s
        """
            .formatted(Rig.OLD, addon, more));
  }

  private static long at(NodePodObserver observer, String image) {
    return observer.ready().values().stream().filter(image::equals).count();
  }

  private static String podOn(KubeCluster cluster, String node) {
    return cluster
        .kubectl(
            "get",
            "pods",
            "-n",
            "storage",
            "-l",
            "app=node",
            "--field-selector",
            "spec.nodeName=" + node,
            "-o",
            "jsonpath={.items[0].metadata.name}")
        .strip();
  }

  private static void finalizers(KubeCluster cluster, String pod, String list) {
    cluster
        .api()
        .patch(PODS + pod, "{\"metadata\": {\"finalizers\": %s}}".formatted(list))
        .orThrow();
  }

  private static String version(KubeCluster cluster, String path) {
    return field(cluster, path, "resourceVersion");
  }

  private static String uid(KubeCluster cluster, String path) {
    return field(cluster, path, "uid");
  }

  private static String field(KubeCluster cluster, String path, String name) {
    String body = cluster.api().get(path).orThrow().body();
    try {
      return new ObjectMapper().readTree(body).at("/metadata/" + name).asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String attachment() {
    return """
    apiVersion: storage.k8s.io/v1
    kind: VolumeAttachment
    metadata: {name: pv-1}
    spec: {attacher: csi.test, nodeName: a-7, source: {persistentVolumeName: pv-1}}
    """;
  }
}
