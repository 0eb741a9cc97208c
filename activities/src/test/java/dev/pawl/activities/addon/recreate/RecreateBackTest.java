package dev.pawl.activities.addon.recreate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.activities.addon.AddonActivitiesImpl;
import dev.pawl.activities.addon.FakeApi;
import dev.pawl.activities.addon.TestAddon;
import dev.pawl.activities.kube.Clusters;
import dev.pawl.activities.step.FakePulse;
import dev.pawl.planner.spec.AddonDriver;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.spec.OnConflict;
import dev.pawl.workflows.activity.AddonActivities.AddonRecord;
import dev.pawl.workflows.activity.AddonActivities.AddonRequest;
import dev.pawl.workflows.activity.AddonActivities.RestoreRequest;
import dev.pawl.workflows.activity.UpgradeRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way back of a DaemonSet to exactly what was there, with pods of both versions about. */
class RecreateBackTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final UpgradeRef UPGRADE = new UpgradeRef("u1", "prod-eu", null, "uid");
  private static final String SET = "/apis/apps/v1/namespaces/default/daemonsets/node";
  private static final String PODS = "/api/v1/namespaces/default/pods/";

  private static final String BEFORE =
      """
      {"apiVersion": "apps/v1", "kind": "DaemonSet",
       "metadata": {"name": "node", "namespace": "default", "uid": "before", "resourceVersion": "0"},
       "spec": {"selector": {"matchLabels": {"app": "old"}},
         "template": {"metadata": {"labels": {"app": "old", "version": "1"}},
           "spec": {"containers": [{"name": "main", "image": "node:1"}]}}}}""";

  private static final String ADDON =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: node}
      spec:
        selector: {matchLabels: {app: %s}}
        template:
          metadata: {labels: {app: %1$s}}
          spec: {containers: [{name: main, image: "node:2"}]}
      """;

  @TempDir Path folder;
  private FakeApi api;
  private Clusters clusters;
  private FakePulse pulse;

  @BeforeEach
  void start() throws IOException {
    api = new FakeApi();
    api.controllers = RecreateBackTest::controller;
    clusters = new Clusters(api.kubeconfig(folder.resolve("kubeconfig")));
    api.answers.put("/apis/apps/v1", FakeApi.kinds("apps/v1", "DaemonSet:daemonsets:true"));
    api.objects.put(SET, controller(json(BEFORE)));
  }

  @AfterEach
  void stop() {
    clusters.close();
    api.close();
  }

  @Test
  void shouldAddNothingWherePodsOfTheNewVersionKeepTheOthersAway() {
    ObjectNode before = set();
    AddonRecord record = upgrade("old");
    pod("new-1", uid(), set());
    pulse = new FakePulse().onPause(this::endOfPods);

    back("old", record);

    assertThat(set()).isEqualTo(before);
    assertThat(applied()).containsExactly("PATCH", "DELETE", "PATCH");
    assertThat(pulse.said.get(0).message()).contains("is back; pods of before still end: 1 such");
  }

  /** As a scheduler leaves it that does not look again. */
  @Test
  void shouldTakeAwayAPodThatWaitsForOneThatHasGone() {
    AddonRecord record = upgrade("old");
    pod("new-1", uid(), set());
    pulse =
        new FakePulse()
            .onPause(
                () -> {
                  waiting("back-1", "a");
                  waiting("back-2", "b");
                  assertThat(api.writes).noneMatch(w -> w.contains("eviction"));
                  endOfPods();
                });

    back("old", record);

    assertThat(api.writes.stream().filter(w -> w.contains("eviction")))
        .containsExactlyInAnyOrder(
            "POST " + PODS + "back-1/eviction", "POST " + PODS + "back-2/eviction");
  }

  private void waiting(String name, String node) {
    pod(name, uid(), set());
    ObjectNode pod = api.objects.get(PODS + name);
    ObjectNode spec = pod.withObject("/spec");
    spec.remove("nodeName");
    spec.withObject("/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution")
        .putArray("nodeSelectorTerms")
        .addObject()
        .putArray("matchFields")
        .addObject()
        .put("key", "metadata.name")
        .put("operator", "In")
        .putArray("values")
        .add(node);
    pod.withObject("/status")
        .putArray("conditions")
        .addObject()
        .put("type", "PodScheduled")
        .put("status", "False")
        .put("message", "1 node(s) didn't satisfy existing pods anti-affinity rules");
  }

  /** The new version's selector says nothing of the pods that come back: its further rule does. */
  @Test
  void shouldAddNothingWhereTheVersionsLabelsDiffer() {
    ObjectNode before = set();
    pod("old-1", "before", before);
    AddonRecord record = upgrade("new");
    api.objects.remove(PODS + "old-1");
    pod("new-1", uid(), set());
    assertThat(rules(set()))
        .isEqualTo(
            "[{\"labelSelector\":{\"matchLabels\":{\"app\":\"new\"}},\"topologyKey\":\"kubernetes.io/hostname\"},"
                + "{\"labelSelector\":{\"matchLabels\":{\"app\":\"old\",\"version\":\"1\"}},"
                + "\"namespaces\":[\"default\"],\"topologyKey\":\"kubernetes.io/hostname\"}]");

    pulse = new FakePulse().onPause(this::endOfPods);
    back("new", record);

    assertThat(set()).isEqualTo(before);
    assertThat(pulse.said.get(0).message()).doesNotContain("rule");
  }

  /** The pods that the rule was for have gone: it is no reason to make the set anew. */
  @Test
  void shouldWriteNothingTheSecondTime() {
    pod("old-1", "before", set());
    upgrade("new");
    api.objects.remove(PODS + "old-1");
    int writes = api.writes.size();

    activities().apply(new AddonRequest(UPGRADE, addon("new")));

    assertThat(api.writes).hasSize(writes);
  }

  @Test
  void shouldKeepTheRuleWhilePodsWithoutItEnd() {
    ObjectNode before = set();
    pod("old-1", "before", before);
    AddonRecord record = upgrade("old");
    pulse =
        new FakePulse()
            .onPause(
                () -> {
                  assertThat(rules(set())).contains("kubernetes.io/hostname");
                  endOfOldPods();
                });

    back("old", record);

    assertThat(set()).isEqualTo(before);
    assertThat(applied()).containsExactly("PATCH", "DELETE", "PATCH", "DELETE", "PATCH");
    assertThat(pulse.said.get(0).message())
        .startsWith("DaemonSet default/node is back, with a rule")
        .contains("old-1 on node a");
    assertThat(pulse.said.get(0).objects()).containsExactly("Pod/default/old-1");
    assertThat(pulse.holding()).isNull();
  }

  /** Cut before the new version was there at all, with labels that it will never have. */
  @Test
  void shouldComeBackWhereNothingIsThereButDyingPods() {
    ObjectNode before = set();
    pod("old-1", "before", before);
    AddonRecord record = activities().record(new AddonRequest(UPGRADE, addon("new")));
    api.objects.remove(SET);
    pulse = new FakePulse().onPause(this::endOfOldPods);

    back("new", record);

    assertThat(set()).isEqualTo(before);
    assertThat(pulse.said).hasSize(2);
  }

  @Test
  void shouldComeBackByTheSameWritesWhereverAWorkerDies() {
    Runnable all =
        () -> {
          api.clear();
          api.objects.put(SET, controller(json(BEFORE)));
          pod("old-1", "before", set());
        };
    all.run();
    ObjectNode before = set();
    AddonRecord record = upgrade("old");
    int there = api.requests();
    pulse = new FakePulse().onPause(this::endOfOldPods);
    back("old", record);
    int requests = api.requests() - there;
    List<String> writes = List.copyOf(api.writes);

    for (int at = 1; at <= requests; at++) {
      all.run();
      AddonRecord again = upgrade("old");
      pulse = new FakePulse().onPause(this::endOfOldPods);
      api.dieAt(there + at);
      try {
        back("old", again);
        assertThat(api.isDead()).as("request %d is missed", at).isFalse();
      } catch (RuntimeException dead) {
        assertThat(api.isDead()).as("only a death ends it: %s", dead).isTrue();
        api.revive();
        back("old", again);
      }
      assertThat(set()).as("dead at request %d", at).isEqualTo(before);
      assertThat(api.writes).as("dead at request %d", at).isEqualTo(writes);
    }
    System.out.printf("recreate, with pods that end: %d deaths on the way back%n", requests);
  }

  private void endOfOldPods() {
    api.objects.remove(PODS + "old-1");
    pulse.wake();
  }

  private void endOfPods() {
    api.objects.remove(PODS + "new-1");
    pulse.wake();
  }

  private AddonRecord upgrade(String app) {
    AddonRequest request = new AddonRequest(UPGRADE, addon(app));
    AddonRecord record = activities().record(request);
    activities().apply(request);
    return record;
  }

  private void back(String app, AddonRecord record) {
    if (pulse == null) {
      pulse = new FakePulse();
    }
    new AddonActivitiesImpl(clusters, step -> pulse, Clock.systemUTC())
        .restore(new RestoreRequest(UPGRADE, addon(app), record.secret(), record.sha256()));
  }

  private AddonActivitiesImpl activities() {
    return new AddonActivitiesImpl(clusters, step -> new FakePulse(), Clock.systemUTC());
  }

  /** As its DaemonSet's template has it. */
  private void pod(String name, String owner, ObjectNode set) {
    ObjectNode pod = (ObjectNode) set.at("/spec/template").deepCopy();
    pod.put("apiVersion", "v1").put("kind", "Pod");
    ObjectNode metadata = pod.withObject("/metadata").put("name", name).put("namespace", "default");
    metadata.withObject("/labels").put("controller-revision-hash", "5d4f");
    metadata
        .putArray("ownerReferences")
        .addObject()
        .put("apiVersion", "apps/v1")
        .put("kind", "DaemonSet")
        .put("name", "node")
        .put("uid", owner)
        .put("controller", true);
    pod.withObject("/spec").put("nodeName", "a");
    api.objects.put(PODS + name, pod);
  }

  private String uid() {
    return api.objects.get(SET).at("/metadata/uid").asText();
  }

  private ObjectNode set() {
    ObjectNode set = api.objects.get(SET).deepCopy();
    set.withObject("/metadata").remove(List.of("uid", "resourceVersion", "managedFields"));
    return set;
  }

  private static String rules(ObjectNode set) {
    return set.at(
            "/spec/template/spec/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution")
        .toString();
  }

  /** What was done with the DaemonSet since the upgrade deleted it. */
  private List<String> applied() {
    return api.writes.stream()
        .filter(w -> w.endsWith(SET))
        .map(w -> w.replaceFirst(" .*", ""))
        .skip(1)
        .toList();
  }

  private static ObjectNode json(String json) {
    try {
      return (ObjectNode) MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode controller(ObjectNode object) {
    if (object.path("kind").asText().equals("DaemonSet")) {
      for (String count :
          List.of(
              "desiredNumberScheduled",
              "numberReady",
              "updatedNumberScheduled",
              "numberAvailable")) {
        object.withObject("/status").put(count, 3);
      }
    }
    return object;
  }

  private AddonSpec addon(String app) {
    try {
      Path source = Files.writeString(folder.resolve("addon.yaml"), ADDON.formatted(app));
      return TestAddon.of("node", AddonDriver.RECREATE)
          .source(source)
          .conflicts(OnConflict.TAKE)
          .readyTimeout(Duration.ofSeconds(20))
          .spec();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
