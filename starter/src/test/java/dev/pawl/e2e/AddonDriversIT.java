package dev.pawl.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.RequiresTestbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Drivers manifests and operator on real servers: what is written is what the plan says, though the
 * worker is killed in the middle; the way back ends at what was there; a second run writes nothing.
 * {@link HelmAddonIT} shows it of a chart.
 */
@RequiresTestbed
@Timeout(600)
class AddonDriversIT {

  private static final String NS = "/namespaces/default/";
  private static final String SETTINGS = "/api/v1" + NS + "configmaps/settings";
  private static final String ADDED = "/api/v1" + NS + "configmaps/zz-added";
  private static final String WEB = "/apis/apps/v1" + NS + "deployments/web";
  private static final String ENGINE = "/apis/example.com/v1" + NS + "engines/main";

  /** The objects by their name in a plan. */
  private static final Map<String, String> OBJECTS =
      Map.of(
          "ConfigMap/default/settings", SETTINGS,
          "ConfigMap/default/zz-added", ADDED,
          "Deployment/default/web", WEB,
          "Engine/default/main", ENGINE);

  private static final String BEFORE =
      """
      apiVersion: example.com/v1
      kind: Engine
      metadata: {name: main, namespace: default}
      spec: {version: "1.0", size: 3}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings, labels: {owner: shop}}
      data: {mode: old, gone: "no", others: kept}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 2
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: main, image: "web:1", env: [{name: A, value: "1"}]}]}
      """;

  private static final String ADDON =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings, labels: {from: addon}}
      data: {mode: new, more: "yes"}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 3
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: main, image: "web:2", env: [{name: A, value: "2"}]}]}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: zz-added}
      data: {a: b}
      """;

  @TempDir Path folder;

  @Test
  void shouldWriteWhatThePlanSaysAndComeBackThoughItIsKilled() throws IOException {
    try (Rig rig = Rig.start(folder, KubeCluster.Options.defaults().withAudit());
        FakeOperator operator = new FakeOperator(rig.cluster(), ENGINE)) {
      rig.pool("a", 1);
      rig.apply(FakeOperator.DEFINITION);
      rig.cluster().kubectl("wait", "crd/engines.example.com", "--for=condition=Established");
      rig.apply(BEFORE);
      rig.awaitPods(2);
      Map<String, JsonNode> before = look(rig);
      Map<String, String> was = texts(rig);
      Map<String, Set<String>> planned =
          PlannedFields.of(rig.pawl("plan", "-f", spec(true).toString(), "-o", "json").json());
      assertThat(planned.keySet()).isEqualTo(OBJECTS.keySet());
      assertThat(rig.writes()).as("a plan writes nothing").isZero();

      rig.startWorker();
      rig.startUpgrade(spec(true));
      killAtTheFirstWriteOf(rig, SETTINGS, was);
      rig.startWorker();
      killAtTheFirstWriteOf(rig, ENGINE, was);
      operator.start();
      rig.startWorker();
      Rig.await(
          Duration.ofSeconds(90),
          () -> "both addons to be done: " + rig.status("drivers"),
          () -> rig.cluster().api().get(ADDED).code() == 200 && done(rig));

      Map<String, JsonNode> after = look(rig);
      planned.forEach(
          (object, lines) ->
              assertThat(LiveObject.difference(before.get(object), after.get(object)))
                  .as("what was written to %s, and what the plan says", object)
                  .isEqualTo(
                      before.get(object).isMissingNode()
                          ? LiveObject.difference(before.get(object), after.get(object))
                          : lines));

      rig.pawl("rollback", "drivers");
      rig.awaitState("drivers", Duration.ofSeconds(90), "RolledBack");
      assertThat(texts(rig)).as("undone").isEqualTo(was);

      rig.startUpgrade(spec(false));
      rig.awaitState("drivers", Duration.ofSeconds(90), "Succeeded");
      long writes = rig.writes();
      rig.startUpgrade(spec(false));
      rig.awaitState("drivers", Duration.ofSeconds(90), "Succeeded");
      assertThat(rig.writes() - writes).as("writes of a second run").isZero();
    }
  }

  private static void killAtTheFirstWriteOf(Rig rig, String path, Map<String, String> was) {
    Rig.await(
        Duration.ofSeconds(90),
        "the first write of " + path,
        () -> !LiveObject.text(rig.cluster(), path).equals(was.get(path)));
    rig.killWorker();
  }

  /** Nothing is left to wait for but the addon that cannot be applied. */
  private static boolean done(Rig rig) {
    JsonNode status = rig.status("drivers");
    return status.path("state").asText().equals("Held")
        && status.at("/hold/message").asText().startsWith("Addon stuck")
        && rig.cluster()
            .kubectl("get", "deployment", "web", "-o", "jsonpath={.status.updatedReplicas}")
            .strip()
            .equals("3")
        && rig.cluster()
            .kubectl("get", "engine", "main", "-o", "jsonpath={.status.version}")
            .strip()
            .equals("2.0");
  }

  private static Map<String, JsonNode> look(Rig rig) {
    Map<String, JsonNode> all = new LinkedHashMap<>();
    OBJECTS.forEach((name, path) -> all.put(name, LiveObject.get(rig.cluster(), path)));
    return all;
  }

  private static Map<String, String> texts(Rig rig) {
    return OBJECTS.values().stream()
        .collect(Collectors.toMap(path -> path, path -> LiveObject.text(rig.cluster(), path)));
  }

  private Path spec(boolean stuck) throws IOException {
    Files.writeString(folder.resolve("web.yaml"), ADDON);
    Files.writeString(
        folder.resolve("stuck.yaml"),
        "apiVersion: no.where/v1\nkind: Nothing\nmetadata: {name: x}\n");
    List<String> more =
        stuck
            ? List.of(
                "    - {name: stuck, driver: manifests, source: ./stuck.yaml, dependsOn: [engine]}")
            : List.of();
    return Files.writeString(
        folder.resolve("drivers.yaml"),
        """
        apiVersion: pawl.dev/v1alpha1
        kind: ClusterUpgrade
        metadata: {name: drivers}
        spec:
          cluster: {context: testbed}
          target: {version: %s}
          addons:
            - {name: web, driver: manifests, source: ./web.yaml, conflicts: take}
            - name: engine
              driver: operator
              dependsOn: [web]
              operator:
                object: {apiVersion: example.com/v1, kind: Engine, name: main}
                path: .spec.version
                value: "2.0"
                ready: {path: .status.version}
        %s
        """
            .formatted(Rig.OLD, String.join("\n", more)));
  }
}
