package dev.pawl.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/** What an addon's source no longer has goes, even where the worker is killed, and comes back. */
@RequiresTestbed
@Timeout(300)
class PruningIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String STUCK =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: stuck, namespace: default}
      spec:
        selector: {matchLabels: {app: stuck}}
        template:
          metadata: {labels: {app: stuck}}
          spec: {containers: [{name: main, image: "stuck:1"}]}
      """;

  @TempDir Path folder;

  @Test
  void shouldRemoveWhatIsNoLongerWantedThroughAKillAndBringItBack() throws IOException {
    try (Rig rig = Rig.start(folder, KubeCluster.Options.defaults().withAudit())) {
      rig.apply(map("by-hand"));
      rig.startWorker();
      run(rig, spec("", "a", "b", "c", "ns"));

      // given a source without two of them
      Path next = spec("", "a", "c", "d");
      JsonNode planned = rig.pawl("plan", "-f", next.toString(), "-o", "json").json();
      assertThat(planned.at("/addons/0/changes"))
          .extracting(c -> c.path("what").asText() + " " + c.path("object").asText())
          .containsExactly("create ConfigMap/default/d", "remove ConfigMap/default/b");
      assertThat(planned.at("/addons/0/stays").toString()).isEqualTo("[\"Namespace/ns\"]");

      // when the worker is killed while the old one ends
      finalizers(rig, "[\"pawl.dev.test/slow\"]");
      rig.startUpgrade(next);
      rig.awaitStatus(
          "extra",
          Duration.ofSeconds(60),
          "to say what it waits for",
          s -> s.toString().contains("ConfigMap b is not in the addon's source any more"));
      rig.killWorker();
      rig.startWorker();
      finalizers(rig, "[]");

      // then all is as the source says, and nothing else is touched
      rig.awaitState("extra", Duration.ofSeconds(90), "Succeeded");
      assertThat(maps(rig)).containsExactly("a", "by-hand", "c", "d");
      assertThat(listed(rig)).containsExactlyInAnyOrder("a", "c", "d", "ns");
      assertThat(rig.cluster().kubectl("get", "namespace", "ns", "-o", "name")).isNotBlank();

      long before = rig.writes();
      run(rig, next);
      assertThat(rig.writes() - before).as("writes of a second run").isZero();

      // and what another run removes comes back with the list
      Path stuck = Files.writeString(folder.resolve("stuck-addon.yaml"), STUCK);
      rig.startUpgrade(spec("- {name: stuck, driver: manifests, source: " + stuck + "}", "a", "d"));
      rig.awaitStatus(
          "extra",
          Duration.ofSeconds(60),
          "to wait for the other addon",
          s -> s.toString().contains("Addon stuck is rolling out"));
      assertThat(maps(rig)).containsExactly("a", "by-hand", "d");
      rig.pawl("rollback", "extra");
      rig.awaitState("extra", Duration.ofSeconds(90), "RolledBack");
      assertThat(maps(rig)).containsExactly("a", "by-hand", "c", "d");
      assertThat(listed(rig)).containsExactlyInAnyOrder("a", "c", "d", "ns");
      assertThat(rig.cluster().kubectl("get", "cm", "c", "-o", "jsonpath={.data.of}"))
          .isEqualTo("c");
      assertThat(rig.cluster().kubectl("get", "cm", "-n", "pawl-system", "-o", "name"))
          .as("the other addon was new: its list is gone")
          .doesNotContain("pawl-addon-stuck");
    }
  }

  private static void run(Rig rig, Path spec) {
    rig.startUpgrade(spec);
    rig.awaitState("extra", Duration.ofSeconds(60), "Succeeded");
  }

  private static void finalizers(Rig rig, String all) {
    rig.cluster()
        .kubectl(
            "patch",
            "cm",
            "b",
            "--type=merge",
            "-p",
            "{\"metadata\":{\"finalizers\":" + all + "}}");
  }

  private static List<String> maps(Rig rig) {
    return List.of(
        rig.cluster()
            .kubectl(
                "get",
                "cm",
                "--field-selector=metadata.name!=kube-root-ca.crt",
                "-o",
                "jsonpath={.items[*].metadata.name}")
            .strip()
            .split(" "));
  }

  private static List<String> listed(Rig rig) throws IOException {
    String list =
        rig.cluster()
            .kubectl(
                "get",
                "cm",
                "pawl-addon-extra",
                "-n",
                "pawl-system",
                "-o",
                "jsonpath={.data.objects}");
    return StreamSupport.stream(JSON.readTree(list).spliterator(), false)
        .map(o -> o.path("name").asText())
        .toList();
  }

  private static String map(String name) {
    return """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: %1$s, namespace: default}
        data: {of: %1$s}
        """
        .formatted(name);
  }

  /**
   * @param more addons after it
   * @param names of what its source has: ns is a namespace
   */
  private Path spec(String more, String... names) throws IOException {
    Path addon = Files.createDirectories(folder.resolve("extra-" + String.join("", names)));
    for (String name : names) {
      Files.writeString(
          addon.resolve(name + ".yaml"),
          name.equals("ns")
              ? "apiVersion: v1\nkind: Namespace\nmetadata: {name: ns}\n"
              : map(name));
    }
    return Files.writeString(
        folder.resolve("extra.yaml"),
        """
        apiVersion: pawl.dev/v1alpha1
        kind: ClusterUpgrade
        metadata: {name: extra}
        spec:
          cluster: {context: testbed}
          target: {version: %s}
          addons:
            - {name: extra, driver: manifests, source: %s}
            %s
        """
            .formatted(Rig.OLD, addon, more));
  }
}
