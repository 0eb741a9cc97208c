package dev.pawl.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.activities.addon.AddonPreview;
import dev.pawl.activities.addon.object.FieldChange;
import dev.pawl.activities.addon.object.ObjectChange;
import dev.pawl.activities.addon.object.ObjectChange.What;
import dev.pawl.activities.helm.HelmException;
import dev.pawl.activities.helm.HelmProgram;
import dev.pawl.activities.helm.HelmProgram.Chart;
import dev.pawl.activities.helm.HelmProgram.Options;
import dev.pawl.activities.helm.HelmProgram.Target;
import dev.pawl.activities.helm.HelmValues;
import dev.pawl.planner.spec.SpecReader;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.RequiresTestbed;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
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

/** The plan of a chart and what real Helm then writes on a real server, in lists of every sort. */
@RequiresTestbed
@Timeout(600)
class HelmPlanIT {

  private static final Map<String, String> LIVE =
      Map.of(
          "Service/shop/web", "/api/v1/namespaces/shop/services/web",
          "Service/shop/names", "/api/v1/namespaces/shop/services/names",
          "Deployment/shop/web", "/apis/apps/v1/namespaces/shop/deployments/web",
          "ClusterRole/shop-web", "/apis/rbac.authorization.k8s.io/v1/clusterroles/shop-web",
          "ConfigMap/shop/old", "/api/v1/namespaces/shop/configmaps/old",
          "ConfigMap/shop/kept", "/api/v1/namespaces/shop/configmaps/kept");

  private static final String OBJECTS =
      """
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
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata: {name: shop-web}
      rules: [{apiGroups: [""], resources: [pods], verbs: [get{{ if .Values.new }}, list{{ end }}]}]
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 0
        strategy: {type: {{ if .Values.new }}Recreate{{ else }}RollingUpdate{{ end }}}
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            volumes:
              - {name: data, {{ if .Values.new }}configMap: {name: data}{{ else }}emptyDir: {}{{ end }}}
            containers:
              - name: web
                image: web
                ports: [{containerPort: {{ .Values.port }}}]
                env: [{name: A, value: a}, {name: {{ if .Values.new }}C{{ else }}B{{ end }}, value: b}]
                volumeMounts: [{name: data, mountPath: /data}]
              {{- if not .Values.new }}
              - {name: side, image: side}
              {{- end }}
      {{- if not .Values.new }}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: old}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: kept, annotations: {helm.sh/resource-policy: keep}}
      {{- end }}
      """;

  @TempDir Path folder;

  @Test
  void shouldPlanWhatHelmThenWrites() throws IOException, HelmException {
    try (KubeCluster cluster = KubeCluster.start(folder.resolve("cluster"));
        KubernetesClient client = client(cluster)) {
      chart("1.0.0", 80, false);
      assertThat(plan(client))
          .allMatch(change -> change.what() == What.CREATE)
          .extracting(ObjectChange::object)
          .contains("Namespace/shop")
          .containsAll(LIVE.keySet())
          .hasSize(LIVE.size() + 1);
      upgrade(client);
      assertThat(plan(client)).as("of what is there").isEmpty();

      changeByHand(cluster);
      chart("2.0.0", 81, true);
      Map<String, JsonNode> before = look(cluster);
      List<ObjectChange> planned = plan(client);
      assertThat(look(cluster)).as("a plan changes nothing").isEqualTo(before);
      upgrade(client);
      assertPlanned(planned, before, look(cluster));
      assertThat(planned)
          .filteredOn(change -> change.object().equals("Service/shop/web"))
          .flatExtracting(ObjectChange::fields)
          .contains(
              new FieldChange(".spec.ports[0].targetPort", "80", "81"),
              new FieldChange(".spec.selector.app", "hand", "web"));
    }
  }

  private static void assertPlanned(
      List<ObjectChange> planned, Map<String, JsonNode> before, Map<String, JsonNode> after) {
    Map<String, ObjectChange> byName =
        planned.stream().collect(Collectors.toMap(ObjectChange::object, c -> c));
    assertThat(LIVE.keySet()).containsAll(byName.keySet());
    LIVE.keySet()
        .forEach(
            name -> {
              Set<String> written = LiveObject.difference(before.get(name), after.get(name));
              ObjectChange change = byName.get(name);
              if (change == null) {
                assertThat(written).as("%s, not in the plan", name).isEmpty();
              } else if (change.what() == What.REMOVE) {
                assertThat(after.get(name).isMissingNode()).as("%s is removed", name).isTrue();
              } else {
                assertSame(name, change.fields(), written);
              }
            });
  }

  /** A field that comes or goes as a whole is one line of a plan and several of a difference. */
  private static void assertSame(String name, List<FieldChange> fields, Set<String> written) {
    List<String> paths = fields.stream().map(FieldChange::path).toList();
    assertThat(written)
        .as("written to %s, of which the plan says %s", name, fields)
        .allMatch(line -> paths.stream().anyMatch(line::startsWith));
    assertThat(paths)
        .as("planned for %s, to which was written %s", name, written)
        .allMatch(path -> written.stream().anyMatch(line -> line.startsWith(path)));
  }

  private static void changeByHand(KubeCluster cluster) {
    cluster.kubectl(
        "patch",
        "service",
        "web",
        "-n",
        "shop",
        "-p",
        "{\"metadata\": {\"annotations\": {\"by\": \"hand\"}}, \"spec\": {\"selector\": {\"app\": \"hand\"}}}");
    cluster.kubectl(
        "patch",
        "deployment",
        "web",
        "-n",
        "shop",
        "-p",
        "{\"spec\": {\"minReadySeconds\": 3, \"template\": {\"spec\": {\"containers\": [{\"name\": \"web\", \"env\": [{\"name\": \"A\", \"value\": \"hand\"}, {\"name\": \"HAND\", \"value\": \"h\"}]}]}}}}");
  }

  private static Map<String, JsonNode> look(KubeCluster cluster) {
    Map<String, JsonNode> all = new LinkedHashMap<>();
    LIVE.forEach((name, path) -> all.put(name, LiveObject.get(cluster, path)));
    return all;
  }

  private static KubernetesClient client(KubeCluster cluster) {
    return new KubernetesClientBuilder()
        .withConfig(Config.fromKubeconfig(cluster.kubeconfig().toFile()))
        .build();
  }

  private List<ObjectChange> plan(KubernetesClient client) {
    AddonPreview preview = AddonPreview.of(client, spec()).get(0);
    assertThat(preview.problem()).isNull();
    assertThat(preview.changes()).allMatch(change -> change.problem() == null);
    return preview.changes();
  }

  private void upgrade(KubernetesClient client) throws HelmException {
    new HelmProgram()
        .upgrade(
            new Chart(
                folder.resolve("chart").toString(),
                null,
                null,
                List.of(),
                HelmValues.of(List.of())),
            new Target(client, "shop", "shop"),
            new Options("by the test", Duration.ofMinutes(2), true, false));
  }

  private UpgradeSpec spec() {
    return new SpecReader()
        .read(
            """
            apiVersion: pawl.dev/v1alpha1
            kind: ClusterUpgrade
            metadata: {name: shop}
            spec:
              target: {version: %s}
              addons:
                - name: shop
                  driver: helm
                  source: %s
                  helm: {release: shop, namespace: shop, createNamespace: true}
            """
                .formatted(Rig.OLD, folder.resolve("chart")));
  }

  private void chart(String version, int port, boolean isNew) throws IOException {
    Path chart = Files.createDirectories(folder.resolve("chart/templates")).getParent();
    Files.writeString(
        chart.resolve("Chart.yaml"), "apiVersion: v2\nname: shop\nversion: " + version + "\n");
    Files.writeString(chart.resolve("values.yaml"), "port: %d\nnew: %s\n".formatted(port, isNew));
    Files.writeString(chart.resolve("templates/objects.yaml"), OBJECTS);
  }
}
