package dev.pawl.activities.addon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.activities.kube.Clusters;
import dev.pawl.activities.step.FakePulse;
import dev.pawl.planner.operator.JsonPath;
import dev.pawl.planner.operator.ReadyWhen;
import dev.pawl.planner.spec.AddonDriver;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.spec.OnConflict;
import dev.pawl.planner.spec.OperatorSpec;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A worker dies before each of its requests, and another one goes on: the cluster ends up the same,
 * by the same writes. To the cluster, that an answer is lost and that the next request is never
 * sent are one thing.
 */
@Timeout(300)
class AddonDeathTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final UpgradeRef UPGRADE = new UpgradeRef("u1", "prod-eu", null, "uid");
  private static final String NS = "/namespaces/default/";

  /** What is there before, by path; kubectl has made it. */
  private static final Map<String, String> BEFORE =
      Map.of(
          "/api/v1" + NS + "configmaps/settings",
          """
          {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "settings"},
           "data": {"mode": "old", "others": "kept"}}""",
          "/apis/apps/v1" + NS + "deployments/web",
          """
          {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"},
           "spec": {"replicas": 2, "selector": {"matchLabels": {"app": "web"}},
             "template": {"metadata": {"labels": {"app": "web"}},
               "spec": {"containers": [{"name": "main", "image": "web:1"}]}}}}""",
          "/apis/apps/v1" + NS + "daemonsets/node",
          """
          {"apiVersion": "apps/v1", "kind": "DaemonSet", "metadata": {"name": "node"},
           "spec": {"selector": {"matchLabels": {"app": "node"}},
             "template": {"metadata": {"labels": {"app": "node"}},
               "spec": {"containers": [{"name": "main", "image": "node:1"}]}}}}""",
          "/apis/example.com/v1" + NS + "engines/main",
          """
          {"apiVersion": "example.com/v1", "kind": "Engine", "metadata": {"name": "main"},
           "spec": {"version": "1.0", "size": 3}}""");

  private static final String ADDON =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings, labels: {from: addon}}
      data: {mode: new}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: added}
      data: {a: b}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: main, image: "web:2"}]}
      ---
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: node}
      spec:
        selector: {matchLabels: {app: node}}
        template:
          metadata: {labels: {app: node}}
          spec: {containers: [{name: main, image: "node:2"}]}
      """;

  @TempDir Path folder;
  private FakeApi api;
  private Clusters clusters;
  private Path source;

  @BeforeEach
  void start() throws IOException {
    api = new FakeApi();
    api.controllers = AddonDeathTest::controller;
    clusters = new Clusters(api.kubeconfig(folder.resolve("kubeconfig")));
    source = Files.writeString(folder.resolve("addon.yaml"), ADDON);
    api.answers.put(
        "/apis/apps/v1",
        FakeApi.kinds("apps/v1", "Deployment:deployments:true", "DaemonSet:daemonsets:true"));
    api.answers.put("/apis/example.com/v1", FakeApi.kinds("example.com/v1", "Engine:engines:true"));
  }

  @AfterEach
  void stop() {
    clusters.close();
    api.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"MANIFESTS", "RECREATE", "OPERATOR"})
  void shouldApplyTheSameByTheSameWritesWhereverAWorkerDies(AddonDriver driver) {
    Upgrade whole = new Upgrade(driver);
    whole.forward();
    int requests = api.requests();
    List<String> writes = List.copyOf(api.writes);
    Map<String, ObjectNode> end = cluster();
    assertThat(writes).hasSizeGreaterThan(1);

    for (int at = 1; at <= requests; at++) {
      Upgrade upgrade = new Upgrade(driver);
      dyingAt(at, upgrade::forward);
      assertThat(api.writes).as("dead at request %d", at).containsExactlyElementsOf(writes);
      assertThat(cluster()).as("dead at request %d", at).isEqualTo(end);
    }
    System.out.printf("%s: %d deaths on the way there%n", driver, requests);
  }

  @ParameterizedTest
  @EnumSource(names = {"MANIFESTS", "RECREATE", "OPERATOR"})
  void shouldComeBackToWhatWasThereWhereverAWorkerDies(AddonDriver driver) {
    Upgrade whole = new Upgrade(driver);
    Map<String, ObjectNode> before = contents();
    whole.forward();
    int there = api.requests();
    int writesThere = api.writes.size();
    assertThat(contents()).isNotEqualTo(before);
    whole.back();
    int requests = api.requests() - there;
    List<String> writes = written(writesThere);
    assertThat(contents()).as("%s comes back", driver).isEqualTo(before);

    for (int at = 1; at <= requests; at++) {
      Upgrade upgrade = new Upgrade(driver);
      upgrade.forward();
      dyingAt(there + at, upgrade::back);
      assertThat(written(writesThere)).as("dead at request %d", at).isEqualTo(writes);
      assertThat(contents()).as("dead at request %d", at).isEqualTo(before);
    }
    System.out.printf("%s: %d deaths on the way back%n", driver, requests);
  }

  private List<String> written(int from) {
    return List.copyOf(api.writes.subList(from, api.writes.size()));
  }

  private void dyingAt(int request, Runnable steps) {
    api.dieAt(request);
    try {
      steps.run();
      assertThat(api.isDead()).as("request %d is missed", request).isFalse();
    } catch (RuntimeException dead) {
      assertThat(api.isDead()).as("only a death ends it: %s", dead).isTrue();
      api.revive();
      steps.run();
    }
  }

  /** The activities of one addon; one that has ended is not begun again, as Temporal has it. */
  private final class Upgrade {
    private final AddonSpec addon;
    private AddonRecord record;
    private boolean applied;

    Upgrade(AddonDriver driver) {
      addon = addon(driver);
      api.clear();
      BEFORE.forEach((path, json) -> api.objects.put(path, seed(json)));
    }

    void forward() {
      if (record == null) {
        record = activities().record(new AddonRequest(UPGRADE, addon));
      }
      if (!applied) {
        activities().apply(new AddonRequest(UPGRADE, addon));
        applied = true;
      }
    }

    void back() {
      activities().restore(new RestoreRequest(UPGRADE, addon, record.secret(), record.sha256()));
    }
  }

  /** A worker that has just been started knows nothing. */
  private AddonActivitiesImpl activities() {
    return new AddonActivitiesImpl(clusters, step -> new FakePulse(), Clock.systemUTC());
  }

  /** All objects, and whose they are; not which copy, and which change of it. */
  private Map<String, ObjectNode> cluster() {
    Map<String, ObjectNode> all = new TreeMap<>();
    api.objects.forEach(
        (path, object) -> {
          ObjectNode copy = object.deepCopy();
          copy.withObject("/metadata").remove(List.of("uid", "resourceVersion"));
          all.put(path, copy);
        });
    return all;
  }

  /** What the addon's objects say, without the record of what was there. */
  private Map<String, ObjectNode> contents() {
    Map<String, ObjectNode> all = cluster();
    all.keySet().removeIf(path -> path.contains("pawl-system"));
    all.values().forEach(object -> object.withObject("/metadata").remove("managedFields"));
    return all;
  }

  private ObjectNode seed(String json) {
    try {
      ObjectNode object = (ObjectNode) MAPPER.readTree(json);
      object.withObject("/metadata").put("namespace", "default");
      object.withObject("/metadata").put("uid", "before").put("resourceVersion", "0");
      return controller(object);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All pods are there at once; an operator has done its work at once. */
  private static ObjectNode controller(ObjectNode object) {
    switch (object.path("kind").asText()) {
      case "Deployment" -> {
        int replicas = object.at("/spec/replicas").asInt(1);
        for (String count : List.of("replicas", "updatedReplicas", "availableReplicas")) {
          object.withObject("/status").put(count, replicas);
        }
      }
      case "DaemonSet" -> {
        List<String> counts = new ArrayList<>(List.of("desiredNumberScheduled", "numberReady"));
        counts.addAll(List.of("updatedNumberScheduled", "numberAvailable"));
        counts.forEach(count -> object.withObject("/status").put(count, 3));
      }
      case "Engine" ->
          object.withObject("/status").put("version", object.at("/spec/version").asText());
      default -> {
        // No controller looks at the others.
      }
    }
    return object;
  }

  private AddonSpec addon(AddonDriver driver) {
    TestAddon addon =
        TestAddon.of("web", driver).conflicts(OnConflict.TAKE).readyTimeout(Duration.ofSeconds(20));
    return driver == AddonDriver.OPERATOR
        ? addon.operator(engine()).spec()
        : addon.source(source, null).spec();
  }

  private static OperatorSpec engine() {
    return new OperatorSpec(
        "example.com/v1",
        "Engine",
        "default",
        "main",
        JsonPath.parse(".spec.version"),
        "2.0",
        false,
        new ReadyWhen(Map.of(), JsonPath.parse(".status.version"), "2.0"));
  }
}
