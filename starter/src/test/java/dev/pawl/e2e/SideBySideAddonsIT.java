package dev.pawl.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.RequiresTestbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three addons on real servers: left and right, which wait each for an operator that the test
 * starts, and both, which depends on them.
 */
@RequiresTestbed
@Timeout(900)
class SideBySideAddonsIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String NS = "/namespaces/default/";
  private static final String BOTH = "/api/v1" + NS + "configmaps/both";

  @TempDir Path folder;

  @Test
  void shouldRunTwoAtOnceAndTheThirdAfterBoth() throws IOException {
    try (Rig rig = Rig.start(folder, KubeCluster.Options.defaults());
        FakeOperator left = new FakeOperator(rig.cluster(), engine("left"));
        FakeOperator right = new FakeOperator(rig.cluster(), engine("right"))) {
      rig.apply(FakeOperator.DEFINITION);
      rig.cluster().kubectl("wait", "crd/engines.example.com", "--for=condition=Established");
      rig.apply(old("left") + "---\n" + old("right"));
      rig.startWorker();

      rig.startUpgrade(spec());
      awaitHeld(rig, "addons/left", "addons/right");
      assertThat(wanted(rig, "left")).isEqualTo("2.0");
      assertThat(wanted(rig, "right")).isEqualTo("2.0");
      assertThat(rig.cluster().api().get(BOTH).code()).isEqualTo(404);

      right.start();
      awaitHeld(rig, "addons/left");
      assertThat(rig.cluster().api().get(BOTH).code()).as("one is not both").isEqualTo(404);

      left.start();
      rig.awaitState("side", PATIENCE, "Succeeded");
      assertThat(revision(rig, "configmap", "both"))
          .as("the last write to either is older")
          .isGreaterThan(revision(rig, "engine", "left"))
          .isGreaterThan(revision(rig, "engine", "right"));
    }
  }

  private static void awaitHeld(Rig rig, String... steps) {
    rig.awaitStatus(
        "side",
        PATIENCE,
        "to wait for " + List.of(steps),
        status -> held(status).equals(List.of(steps)));
  }

  private static List<String> held(JsonNode status) {
    return StreamSupport.stream(status.path("holds").spliterator(), false)
        .map(hold -> hold.path("step").asText())
        .sorted()
        .toList();
  }

  private static String wanted(Rig rig, String engine) {
    return rig.cluster().kubectl("get", "engine", engine, "-o", "jsonpath={.spec.version}").strip();
  }

  /** Of the last write, out of one count for the whole of etcd. */
  private static long revision(Rig rig, String kind, String name) {
    return Long.parseLong(
        rig.cluster()
            .kubectl("get", kind, name, "-o", "jsonpath={.metadata.resourceVersion}")
            .strip());
  }

  private static String engine(String name) {
    return "/apis/example.com/v1" + NS + "engines/" + name;
  }

  private static String old(String name) {
    return """
        apiVersion: example.com/v1
        kind: Engine
        metadata: {name: %s, namespace: default}
        spec: {version: "1.0"}
        status: {version: "1.0"}
        """
        .formatted(name);
  }

  private Path spec() throws IOException {
    Files.writeString(
        folder.resolve("both.yaml"),
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: both}\ndata: {a: b}\n");
    return Files.writeString(
        folder.resolve("side.yaml"),
        """
        apiVersion: pawl.dev/v1alpha1
        kind: ClusterUpgrade
        metadata: {name: side}
        spec:
          cluster: {context: testbed}
          target: {version: %s}
          addons:
            - {name: both, driver: manifests, source: ./both.yaml, dependsOn: [left, right]}
        %s%s"""
            .formatted(Rig.OLD, addon("left"), addon("right")));
  }

  private static String addon(String name) {
    return """
            - name: %1$s
              driver: operator
              operator:
                object: {apiVersion: example.com/v1, kind: Engine, name: %1$s}
                path: .spec.version
                value: "2.0"
                ready: {path: .status.version}
        """
        .formatted(name);
  }
}
