package dev.pawl.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.ReleaseHistory;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.RequiresTestbed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A chart with a definition, a hook and a bad version, on real servers, by real Helm. */
@RequiresTestbed
@Timeout(300)
class HelmAddonIT {

  private static final String SECRET = "hunter2-geheim";
  private static final String GATE = "/api/v1/namespaces/shop/pods/gate";

  /** The chart's objects by their name in a plan. */
  private static final Map<String, String> LIVE =
      Map.of(
          "ConfigMap/shop/web", "/api/v1/namespaces/shop/configmaps/web",
          "Secret/shop/web", "/api/v1/namespaces/shop/secrets/web",
          "Service/shop/web", "/api/v1/namespaces/shop/services/web",
          "Service/shop/names", "/api/v1/namespaces/shop/services/names",
          "Deployment/shop/web", "/apis/apps/v1/namespaces/shop/deployments/web",
          "Widget/shop/web", "/apis/example.com/v1/namespaces/shop/widgets/web");

  private static final String DEFINITION =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: widgets.example.com}
      spec:
        group: example.com
        scope: Namespaced
        names: {kind: Widget, plural: widgets}
        versions:
          - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}}
      """;

  private static final String OBJECTS =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: web}
      data: {chart: "{{ .Chart.Version }}", port: "{{ .Values.port }}"}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: web}
      stringData: {password: {{ .Values.password | quote }}}
      ---
      apiVersion: example.com/v1
      kind: Widget
      metadata: {name: web}
      spec: {port: {{ .Values.port }}, mode: quick}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec: {selector: {app: web}, ports: [{port: {{ .Values.port }}}]}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: names}
      spec:
        selector: {app: web}
        ports:
          - {name: udp, port: 53, protocol: UDP}
          - {name: tcp, port: 53, protocol: TCP}
          - {name: more, port: {{ .Values.port }}}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 0
        strategy: {type: RollingUpdate}
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers:
              - {name: web, image: web, env: [{name: A, value: a}, {name: PORT, value: "{{ .Values.port }}"}]}
      {{- if eq .Chart.Version "3.0.0" }}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: of-three}
      {{- end }}
      """;

  /** Nothing runs it: the test says when it has succeeded. */
  private static final String HOOK =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: gate, annotations: {helm.sh/hook: pre-upgrade}}
      spec: {nodeSelector: {no: where}, containers: [{name: c, image: i}]}
      """;

  @TempDir Path folder;

  @Test
  void shouldUpgradeRecoverFromAKillAndComeBackFromAFailure() throws IOException {
    try (Rig rig = Rig.start(folder, KubeCluster.Options.defaults().withAudit())) {
      rig.startWorker();
      rig.startUpgrade(spec("1.0.0", 80));
      succeed(rig);
      assertThat(rig.cluster().kubectl("get", "crd", "-o", "name")).contains("widgets.example.com");
      long before = rig.writes();
      rig.startUpgrade(spec("1.0.0", 80));
      succeed(rig);
      assertThat(rig.writes() - before).as("writes of a second run").isZero();
      assertThat(statuses(rig)).containsExactly("deployed");

      changeByHand(rig);
      Map<String, Set<String>> planned = planShowsTheDifferenceWithoutTheSecret(rig);
      Map<String, JsonNode> first = look(rig);

      rig.startUpgrade(spec("2.0.0", 81));
      awaitGate(rig);
      rig.killWorker();
      assertThat(statuses(rig)).containsExactly("deployed", "pending-upgrade");
      String killed = rig.cluster().kubectl("get", "pod", "gate", "-n", "shop", "-o", UID);
      rig.startWorker();
      Rig.await(
          Duration.ofSeconds(90),
          () -> "another helm: " + statuses(rig),
          () -> statuses(rig).contains("failed") && gateOtherThan(rig, killed));
      letPass(rig);
      succeed(rig);
      assertThat(statuses(rig)).containsExactly("superseded", "failed", "deployed");
      Map<String, JsonNode> second = look(rig);
      LIVE.keySet()
          .forEach(
              object ->
                  assertThat(LiveObject.difference(first.get(object), second.get(object)))
                      .as("what was written to %s, and what the plan says", object)
                      .isEqualTo(planned.getOrDefault(object, Set.of())));

      planShowsWhatTheServerRefuses(rig);
      rig.startUpgrade(spec("3.0.0", 70_000));
      letPassNext(rig);
      JsonNode held = rig.awaitStatus("shop", Duration.ofSeconds(60), "to be held", this::held);
      assertThat(held.at("/hold/message").asText())
          .startsWith("Addon shop: revision 4 of release shop has failed. Helm says: ")
          .contains("70000");
      assertThat(rig.cluster().kubectl("get", "cm", "-n", "shop", "-o", "name"))
          .as("the revision has failed half-way")
          .contains("configmap/of-three");
      rig.pawl("rollback", "shop");
      letPassNext(rig);
      rig.awaitState("shop", Duration.ofSeconds(60), "RolledBack");
      assertThat(statuses(rig))
          .containsExactly("superseded", "failed", "superseded", "failed", "deployed");
      assertThat(history(rig).get(4).getDescription()).isEqualTo("Pawl: back to revision 3");
      assertThat(rig.cluster().kubectl("get", "cm", "web", "-n", "shop", "-o", "jsonpath={.data}"))
          .isEqualTo("{\"chart\":\"2.0.0\",\"port\":\"81\"}");
      assertThat(look(rig)).as("undone").isEqualTo(second);
      assertThat(rig.cluster().kubectl("get", "cm", "-n", "shop", "-o", "name"))
          .as("what only the failed revision has")
          .doesNotContain("of-three");
      assertThat(filesWithTheSecret()).as("only values and servers have it").isEmpty();
    }
  }

  private static final String UID = "jsonpath={.metadata.uid}";

  private Map<String, Set<String>> planShowsTheDifferenceWithoutTheSecret(Rig rig)
      throws IOException {
    PawlProcess.Said plan = rig.pawl("plan", "-f", spec("2.0.0", 81).toString(), "-o", "json");
    assertThat(plan.out() + plan.err()).doesNotContain(SECRET);
    assertThat(plan.json().at("/addons/0/changes").findValuesAsText("object"))
        .containsExactlyInAnyOrder(
            "ConfigMap/shop/web",
            "Widget/shop/web",
            "Service/shop/web",
            "Service/shop/names",
            "Deployment/shop/web");
    assertThat(plan.json().at("/addons/0/changes").toString())
        .contains("{\"path\":\".data.chart\",\"from\":\"1.0.0\",\"to\":\"2.0.0\"}");
    Path broken = spec("2.0.0", 81);
    Files.writeString(folder.resolve("chart/templates/bad.yaml"), "{{ fail .Values.password }}");
    PawlProcess.Said bad = rig.pawl("plan", "-f", broken.toString(), "-o", "json");
    assertThat(bad.json().at("/addons/0/problem").asText())
        .contains("shop/templates/bad.yaml:1")
        .doesNotContain(SECRET);
    Files.delete(folder.resolve("chart/templates/bad.yaml"));
    Map<String, Set<String>> planned = PlannedFields.of(plan.json());
    assertThat(planned.get("Service/shop/web"))
        .as("what the server does in consequence, and what was changed by hand")
        .containsExactlyInAnyOrder(
            ".spec.ports[0].port: 80 → 81",
            ".spec.ports[0].targetPort: 80 → 81",
            ".spec.selector.app: hand → web");
    assertThat(planned.get("Widget/shop/web")).containsExactly(".spec.port: 80 → 81");
    return planned;
  }

  /** Helm takes back what its chart says, of kinds of Kubernetes' own, and leaves all else. */
  private static void changeByHand(Rig rig) {
    rig.cluster()
        .kubectl(
            "patch",
            "service",
            "web",
            "-n",
            "shop",
            "--type",
            "merge",
            "-p",
            "{\"metadata\": {\"annotations\": {\"by\": \"hand\"}}, \"spec\": {\"selector\": {\"app\": \"hand\"}}}");
    rig.cluster()
        .kubectl(
            "patch",
            "widget",
            "web",
            "-n",
            "shop",
            "--type",
            "merge",
            "-p",
            "{\"spec\": {\"mode\": \"by hand\"}}");
  }

  private void planShowsWhatTheServerRefuses(Rig rig) throws IOException {
    JsonNode plan = rig.pawl("plan", "-f", spec("3.0.0", 70_000).toString(), "-o", "json").json();
    for (JsonNode change : plan.at("/addons/0/changes")) {
      if (change.path("object").asText().equals("Service/shop/web")) {
        assertThat(change.path("problem").asText())
            .contains("the API server refuses Service shop/web of release shop: ")
            .contains("70000");
        return;
      }
    }
    throw new AssertionError(plan.at("/addons").toString());
  }

  private static Map<String, JsonNode> look(Rig rig) {
    Map<String, JsonNode> all = new LinkedHashMap<>();
    LIVE.forEach((name, path) -> all.put(name, LiveObject.get(rig.cluster(), path)));
    return all;
  }

  private boolean held(JsonNode status) {
    return status.at("/state").asText().equals("Held");
  }

  private static void succeed(Rig rig) {
    assertThat(rig.awaitState("shop", Duration.ofSeconds(90), "Succeeded", "Held"))
        .as("%s", rig.status("shop"))
        .isEqualTo("Succeeded");
  }

  private static void awaitGate(Rig rig) {
    Rig.await(
        Duration.ofSeconds(60),
        "the hook",
        () -> rig.cluster().api().get(GATE).body().contains("\"phase\":\"Pending\""));
  }

  private static boolean gateOtherThan(Rig rig, String uid) {
    String body = rig.cluster().api().get(GATE).body();
    return body.contains("\"phase\":\"Pending\"") && !body.contains(uid);
  }

  private static void letPass(Rig rig) {
    rig.cluster()
        .api()
        .patch(GATE + "/status", "{\"status\": {\"phase\": \"Succeeded\"}}")
        .orThrow();
  }

  private static void letPassNext(Rig rig) {
    awaitGate(rig);
    letPass(rig);
  }

  private static List<String> statuses(Rig rig) {
    return history(rig).stream().map(ReleaseHistory::getStatus).toList();
  }

  private static List<ReleaseHistory> history(Rig rig) {
    return Helm.history("shop")
        .withNamespace("shop")
        .withKubeConfig(rig.cluster().kubeconfig())
        .call();
  }

  private List<Path> filesWithTheSecret() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(p -> p.toString().matches(".*/(worker-.*log|(out|err)\\d+\\.txt|work/.*)"))
          .filter(Files::isRegularFile)
          .filter(HelmAddonIT::hasTheSecret)
          .toList();
    }
  }

  private static boolean hasTheSecret(Path file) {
    try {
      return Files.readString(file).contains(SECRET);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path spec(String version, int port) throws IOException {
    Path chart = Files.createDirectories(folder.resolve("chart"));
    Files.createDirectories(chart.resolve("templates"));
    Files.createDirectories(chart.resolve("crds"));
    Files.writeString(
        chart.resolve("Chart.yaml"), "apiVersion: v2\nname: shop\nversion: " + version + "\n");
    Files.writeString(chart.resolve("crds/widgets.yaml"), DEFINITION);
    Files.writeString(chart.resolve("templates/objects.yaml"), OBJECTS);
    Files.writeString(chart.resolve("templates/hook.yaml"), HOOK);
    Files.writeString(
        folder.resolve("values.yaml"), "port: %d\npassword: %s\n".formatted(port, SECRET));
    return Files.writeString(
        folder.resolve("shop.yaml"),
        """
        apiVersion: pawl.dev/v1alpha1
        kind: ClusterUpgrade
        metadata: {name: shop}
        spec:
          cluster: {context: testbed}
          target: {version: %s}
          addons:
            - name: shop
              driver: helm
              source: ./chart
              helm: {namespace: shop, createNamespace: true, values: [values.yaml]}
              ready: {timeout: 2m}
        """
            .formatted(Rig.OLD));
  }
}
