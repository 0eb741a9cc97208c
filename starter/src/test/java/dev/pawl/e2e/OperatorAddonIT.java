package dev.pawl.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.RequiresTestbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A custom resource on real servers, and an operator of a few lines that follows its version. */
@RequiresTestbed
@Timeout(240)
class OperatorAddonIT {

  private static final String ENGINE = "/apis/example.com/v1/namespaces/default/engines/main";

  private static final String DEFINITION =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: engines.example.com}
      spec:
        group: example.com
        scope: Namespaced
        names: {kind: Engine, plural: engines}
        versions:
          - name: v1
            served: true
            storage: true
            subresources: {status: {}}
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  spec: {type: object, properties: {version: {type: string, pattern: "^[0-9.]+$"}}}
                  status: {type: object, x-kubernetes-preserve-unknown-fields: true}
      """;

  private static final String MAIN =
      """
      apiVersion: example.com/v1
      kind: Engine
      metadata: {name: main, namespace: default}
      spec: {version: "1.0"}
      """;

  @TempDir Path folder;

  @Test
  void shouldFollowTheOperatorThereAndBackAndWriteNothingTwice() throws IOException {
    try (Rig rig = Rig.start(folder, KubeCluster.Options.defaults().withAudit());
        FakeOperator operator = new FakeOperator(rig.cluster(), ENGINE)) {
      rig.apply(DEFINITION);
      rig.cluster().kubectl("wait", "crd/engines.example.com", "--for=condition=Established");
      rig.apply(MAIN);
      operator.start();
      rig.startWorker();

      JsonNode refused = plan(rig, spec("next!")).at("/addons/0/changes/0");
      assertThat(refused.path("problem").asText()).contains("spec.version", "in body should match");
      JsonNode planned = plan(rig, spec("2.0")).at("/addons/0/changes/0");
      assertThat(planned.at("/fields/0").toString())
          .isEqualTo("{\"path\":\".spec.version\",\"from\":\"1.0\",\"to\":\"2.0\"}");
      assertThat(rig.writes()).as("a plan writes nothing").isZero();

      rig.startUpgrade(spec("2.0"));
      rig.awaitState("engine", Duration.ofSeconds(60), "Succeeded");
      assertThat(engine(rig, "{.spec.version} {.status.version}")).isEqualTo("2.0 2.0");

      long before = rig.writes();
      rig.startUpgrade(spec("2.0"));
      rig.awaitState("engine", Duration.ofSeconds(60), "Succeeded");
      assertThat(rig.writes() - before).as("writes of a second run").isZero();

      operator.failsAt("3.0");
      rig.startUpgrade(spec("3.0"));
      rig.awaitStatus(
          "engine",
          Duration.ofSeconds(60),
          "to show that its operator failed",
          s -> s.at("/hold/message").asText().startsWith("Addon engine is failed: Engine"));
      rig.awaitStatus(
          "engine",
          Duration.ofSeconds(60),
          "to say that the time is over",
          s -> s.at("/hold/message").asText().contains("not available after 15s"));
      rig.pawl("rollback", "engine");
      rig.awaitState("engine", Duration.ofSeconds(60), "RolledBack");
      assertThat(engine(rig, "{.spec.version}")).isEqualTo("2.0");
      assertThat(rig.cluster().kubectl("get", "secrets", "-n", "pawl-system", "-o", "name"))
          .as("I5")
          .isBlank();
    }
  }

  private static JsonNode plan(Rig rig, Path spec) {
    return rig.pawl("plan", "-f", spec.toString(), "-o", "json").json();
  }

  private static String engine(Rig rig, String path) {
    return rig.cluster().kubectl("get", "engine", "main", "-o", "jsonpath=" + path).strip();
  }

  private Path spec(String version) throws IOException {
    return Files.writeString(
        folder.resolve("engine.yaml"),
        """
        apiVersion: pawl.dev/v1alpha1
        kind: ClusterUpgrade
        metadata: {name: engine}
        spec:
          cluster: {context: testbed}
          target: {version: %s}
          addons:
            - name: engine
              driver: operator
              ready: {timeout: 15s}
              operator:
                object: {apiVersion: example.com/v1, kind: Engine, name: main}
                path: .spec.version
                value: "%s"
                ready: {conditions: {Available: "True"}, path: .status.version}
        """
            .formatted(Rig.OLD, version));
  }
}
