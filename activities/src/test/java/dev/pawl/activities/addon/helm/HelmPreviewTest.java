package dev.pawl.activities.addon.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.activities.addon.FakeApi;
import dev.pawl.activities.addon.object.AddonObject;
import dev.pawl.activities.addon.object.FieldChange;
import dev.pawl.activities.addon.object.ObjectChange;
import dev.pawl.activities.kube.Clusters;
import dev.pawl.activities.step.FakePulse;
import dev.pawl.workflows.activity.UpgradeRef;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a chart's upgrade would change: Helm's own requests, as dry runs. */
@Timeout(60)
class HelmPreviewTest {

  private static final UpgradeRef UPGRADE = new UpgradeRef("u1", "prod-eu", null, "uid");
  private static final String WEB = "/api/v1/namespaces/shop/services/web";
  private static final String CONFIG = "/api/v1/namespaces/shop/configmaps/web";
  private static final String SERVICE =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec: {selector: {app: web}, ports: [{port: %d}]}
      """;
  private static final String WIDGET =
      """
      apiVersion: example.com/v1
      kind: Widget
      metadata: {name: web}
      spec: {size: %d, parts: [{name: a}]}
      """;
  private static final String MARKED =
      """
      labels: {app.kubernetes.io/managed-by: Helm},
      annotations: {meta.helm.sh/release-name: shop, meta.helm.sh/release-namespace: shop}""";

  @TempDir Path directory;
  private FakeApi api;
  private Clusters clusters;
  private KubernetesClient client;

  @BeforeEach
  void start() throws IOException {
    api = new FakeApi();
    api.answers.put(
        "/api/v1",
        FakeApi.kinds(
            "v1",
            "ConfigMap:configmaps:true",
            "Namespace:namespaces:false",
            "Service:services:true"));
    api.answers.put("/apis/example.com/v1", FakeApi.kinds("example.com/v1", "Widget:widgets:true"));
    api.answers.put(
        "/openapi/v3/api/v1",
        """
        {"components": {"schemas": {
          "Service": {
            "x-kubernetes-group-version-kind": [{"group": "", "kind": "Service", "version": "v1"}],
            "properties": {"spec": {"allOf": [{"$ref": "#/components/schemas/Spec"}]}}},
          "Spec": {"properties": {"ports": {
            "items": {"allOf": [{"$ref": "#/components/schemas/Port"}]},
            "x-kubernetes-patch-strategy": "merge", "x-kubernetes-patch-merge-key": "port"}}},
          "Port": {"properties": {"port": {"type": "integer"}}}}}}""");
    clusters = new Clusters(api.kubeconfig(directory.resolve("kubeconfig")));
    client = clusters.client(UPGRADE);
  }

  @AfterEach
  void stop() {
    clusters.close();
    api.close();
  }

  @Test
  void shouldShowWhatTheServerChangesInConsequence() throws IOException {
    api.controllers = HelmPreviewTest::withTargetPort;
    live(
        WEB,
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: shop, %s}
        spec: {clusterIP: 10.0.0.7, selector: {app: web}, ports: [{port: 80, targetPort: 80, protocol: TCP}]}
        """
            .formatted(MARKED));
    assertThat(preview(SERVICE.formatted(80), SERVICE.formatted(81)))
        .containsExactly(
            ObjectChange.change(
                "Service/shop/web",
                List.of(
                    new FieldChange(".spec.ports[0].port", "80", "81"),
                    new FieldChange(".spec.ports[0].targetPort", "80", "81"),
                    new FieldChange(".spec.ports[0].protocol", "TCP", null))));
    assertThat(api.merges)
        .containsExactly(
            "application/strategic-merge-patch {\"spec\":{\"ports\":[{\"port\":81},{\"$patch\":\"delete\",\"port\":80}],\"$setElementOrder/ports\":[{\"port\":81}]}}");
    assertThat(api.writes).isEmpty();
  }

  @Test
  void shouldTakeBackWhatSomebodyChangedByHandAndLeaveWhatSomebodyAdded() throws IOException {
    live(
        WEB,
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: shop, %s}
        spec: {selector: {app: other}, sessionAffinity: ClientIP, ports: [{port: 80}, {port: 99}]}
        """
            .formatted(MARKED));
    assertThat(preview(SERVICE.formatted(80), SERVICE.formatted(80)))
        .containsExactly(
            ObjectChange.change(
                "Service/shop/web",
                List.of(new FieldChange(".spec.selector.app", "other", "web"))));
  }

  @Test
  void shouldSayNothingOfWhatStaysAsItIs() throws IOException {
    live(WEB, SERVICE.formatted(80).replace("name: web}", "name: web, " + MARKED + "}"));
    live(
        "/apis/example.com/v1/namespaces/shop/widgets/web",
        WIDGET.formatted(1).replace("name: web}", "name: web, " + MARKED + "}"));
    String both = SERVICE.formatted(80) + "---\n" + WIDGET.formatted(1);
    assertThat(preview(both, both)).isEmpty();
    assertThat(api.merges)
        .as("of a custom resource Helm sends its marks again and again")
        .singleElement()
        .asString()
        .startsWith("application/merge-patch {\"metadata\":{\"annotations\":");
  }

  @Test
  void shouldNotTakeBackWhatSomebodyChangedOnACustomResource() throws IOException {
    live(
        "/apis/example.com/v1/namespaces/shop/widgets/web",
        WIDGET.formatted(7).replace("name: web}", "name: web, " + MARKED + "}"));
    assertThat(preview(WIDGET.formatted(1), WIDGET.formatted(1))).isEmpty();
    assertThat(preview(WIDGET.formatted(1), WIDGET.formatted(2)))
        .containsExactly(
            ObjectChange.change(
                "Widget/shop/web", List.of(new FieldChange(".spec.size", "7", "2"))));
  }

  @Test
  void shouldRemoveWhatIsThereAndNotToBeKept() throws IOException {
    live(WEB, SERVICE.formatted(80));
    live(
        CONFIG,
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: web, annotations: {helm.sh/resource-policy: keep}}}");
    String before =
        SERVICE.formatted(80)
            + "---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: web}}"
            + "\n---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: gone}}";
    assertThat(preview(before, "")).containsExactly(ObjectChange.remove("Service/shop/web"));
  }

  @Test
  void shouldNotTakeOverWhatIsSomebodyElses() throws IOException {
    live(WEB, SERVICE.formatted(80));
    assertThat(preview("", SERVICE.formatted(80)))
        .singleElement()
        .extracting(ObjectChange::problem)
        .isEqualTo(
            "Service shop/web is there already and not of release shop, so that Helm refuses to install it: label app.kubernetes.io/managed-by is missing, not Helm, annotation meta.helm.sh/release-name is missing, not shop, annotation meta.helm.sh/release-namespace is missing, not shop. Remove it, or mark it as the release's (kubectl label, kubectl annotate)");
  }

  @Test
  void shouldSayWhatTheServerCouldNotBeAsked() throws IOException {
    api.never.put(
        "/api/v1/namespaces/shop/services",
        Map.entry(
            404,
            "{\"kind\": \"Status\", \"code\": 404, \"message\": \"namespaces \\\"shop\\\" not found\"}"));
    String gadget = "{apiVersion: new.example.com/v1, kind: Gadget, metadata: {name: web}}";
    List<AddonObject> definitions =
        objects(
            "{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: gadgets.new.example.com}, spec: {group: new.example.com, names: {kind: Gadget}}}");
    List<AddonObject> after = objects(SERVICE.formatted(80) + "---\n" + gadget);
    HelmPreview preview = new HelmPreview(client, ShopRelease.ADDON, new FakePulse());
    assertThat(preview.first("shop", definitions))
        .containsExactly(
            ObjectChange.create("Namespace/shop"),
            ObjectChange.create("CustomResourceDefinition/gadgets.new.example.com"));
    assertThat(preview.of(List.of(), after, HelmBrings.of("shop", definitions, after)))
        .containsExactly(
            ObjectChange.unasked(
                "Service/shop/web",
                "the server was not asked: its namespace comes with the release"),
            ObjectChange.unasked(
                "Gadget/shop/web", "the server was not asked: the chart brings its definition"));
    assertThat(preview.of(List.of(), after, HelmBrings.of(null, List.of(), after)))
        .extracting(ObjectChange::problem)
        .satisfiesExactly(
            no -> assertThat(no).contains("namespaces \"shop\" not found"),
            no -> assertThat(no).contains("this cluster serves no kind Gadget"));
  }

  @Test
  void shouldSayARefusalInTheServersWords() throws IOException {
    live(WEB, SERVICE.formatted(80).replace("name: web}", "name: web, " + MARKED + "}"));
    api.refusals.put(
        WEB,
        Map.entry(
            422, "{\"kind\": \"Status\", \"code\": 422, \"message\": \"port 70000 is no port\"}"));
    assertThat(preview(SERVICE.formatted(80), SERVICE.formatted(70_000)))
        .singleElement()
        .extracting(ObjectChange::problem)
        .asString()
        .startsWith(
            "Addon shop: the API server refuses Service shop/web of release shop: port 70000");
  }

  @Test
  void shouldSayThatHelmCannotReadARevisionOfAKindThatIsServedNoMore() throws IOException {
    String old = "{apiVersion: policy/v1beta1, kind: PodSecurityPolicy, metadata: {name: web}}";
    assertThat(preview(old, ""))
        .singleElement()
        .extracting(ObjectChange::problem)
        .asString()
        .contains("as policy/v1beta1, which this cluster does not serve");
  }

  private List<ObjectChange> preview(String before, String after) {
    List<AddonObject> wanted = objects(after);
    return new HelmPreview(client, ShopRelease.ADDON, new FakePulse())
        .of(objects(before), wanted, HelmBrings.of(null, List.of(), wanted));
  }

  private List<AddonObject> objects(String yaml) {
    return ShopRelease.objects(client, yaml);
  }

  private void live(String path, String yaml) {
    api.objects.put(path, ShopRelease.live(yaml));
  }

  private static ObjectNode withTargetPort(ObjectNode service) {
    service
        .at("/spec/ports")
        .forEach(
            port -> {
              if (!port.has("targetPort")) {
                ((ObjectNode) port).set("targetPort", port.get("port"));
              }
            });
    return service;
  }
}
