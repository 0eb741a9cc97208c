package dev.pawl.activities.addon.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.activities.Failures;
import dev.pawl.activities.addon.AddonActivitiesImpl;
import dev.pawl.activities.addon.AddonPreview;
import dev.pawl.activities.addon.FakeApi;
import dev.pawl.activities.addon.TestAddon;
import dev.pawl.activities.addon.driver.VersionMove;
import dev.pawl.activities.addon.object.FieldChange;
import dev.pawl.activities.addon.object.ObjectChange;
import dev.pawl.activities.addon.source.SourceHash;
import dev.pawl.activities.helm.HelmRelease;
import dev.pawl.activities.kube.Clusters;
import dev.pawl.activities.step.FakePulse;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.AddonDriver;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.spec.HelmSpec;
import dev.pawl.planner.undo.UndoKind;
import dev.pawl.workflows.activity.AddonActivities.AddonRecord;
import dev.pawl.workflows.activity.AddonActivities.AddonReport;
import dev.pawl.workflows.activity.AddonActivities.AddonRequest;
import dev.pawl.workflows.activity.UpgradeRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What driver helm decides before Helm is asked; what Helm does is seen on real servers. */
@Timeout(60)
class HelmWorkTest {

  private static final String SECRETS = "/api/v1/namespaces/shop/secrets";
  private static final UpgradeRef UPGRADE = new UpgradeRef("u1", "prod-eu", null, "uid");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir Path directory;
  private final FakePulse pulse = new FakePulse();
  private FakeApi api;
  private Clusters clusters;

  @BeforeEach
  void start() throws IOException {
    api = new FakeApi();
    clusters = new Clusters(api.kubeconfig(directory.resolve("kubeconfig")));
    Path chart = Files.createDirectories(directory.resolve("chart/templates")).getParent();
    Files.writeString(chart.resolve("Chart.yaml"), "apiVersion: v2\nname: web\nversion: 1.2.3\n");
    Files.writeString(
        chart.resolve("templates/cm.yaml"),
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata: {a: \"{{ .Values.a }}\"}\n");
    Files.writeString(directory.resolve("values.yaml"), "a: 2\n");
  }

  @AfterEach
  void stop() {
    clusters.close();
    api.close();
  }

  @Test
  void shouldLeaveAReleaseAloneThatIsAsTheSpecSays() throws IOException {
    release(4, "deployed", "Upgrade complete", "{\"a\": 2.0}", "");
    assertThat(activities().record(new AddonRequest(UPGRADE, addon(null))).kept()).isFalse();
    assertThat(activities().apply(new AddonRequest(UPGRADE, addon(null))))
        .isEqualTo(new AddonReport(1, 0));
    assertThat(AddonPreview.of(clusters.client(UPGRADE), addon(null)).upToDate()).isTrue();
    assertThat(api.writes).isEmpty();
  }

  @Test
  void shouldKeepTheRevisionThatIsDeployed() throws IOException {
    release(4, "deployed", "Upgrade complete", "{\"a\": 1}", "");
    AddonRecord record = activities().record(new AddonRequest(UPGRADE, addon(null)));
    assertThat(record.reversal().kind()).isEqualTo(UndoKind.REVERSIBLE);
    assertThat(record.reversal().reason())
        .isEqualTo("release shop goes back to web 1.2.3 as a new revision");
    assertThat(api.writes).allMatch(w -> w.contains("/pawl-system/"));
  }

  @Test
  void shouldSeeAChartThatWasEditedWithoutANewVersion() throws IOException {
    String edited = "ffffffffffff0000";
    release(4, "deployed", "Pawl: source 000000000000", "{\"a\": 2}", "");
    AddonSpec addon = addon(edited);
    assertThat(HelmIdentity.description(addon)).isEqualTo("Pawl: source ffffffffffff");
    assertThat(Failures.holdOf(() -> activities().apply(new AddonRequest(UPGRADE, addon))).code())
        .as("the worker's files are not the plan's")
        .isEqualTo(HoldCode.SOURCE_MISMATCH);
    AddonSpec pinned = addon(SourceHash.of(addon(null)).orElseThrow());
    assertThat(activities().record(new AddonRequest(UPGRADE, pinned)).kept()).isTrue();
  }

  @Test
  void shouldShowWhatHelmWouldWrite() throws IOException {
    api.answers.put(
        "/version", "{\"major\": \"1\", \"minor\": \"35\", \"gitVersion\": \"v1.35.4\"}");
    String cm = "apiVersion: v1\\nkind: ConfigMap\\nmetadata: {name: %s}\\ndata: {a: \\\"1\\\"}\\n";
    release(4, "deployed", "", "{\"a\": 1}", cm.formatted("web") + "---\\n" + cm.formatted("old"));
    api.answers.put("/openapi/v3/api/v1", "{}");
    live("web");
    live("old");
    AddonPreview preview = AddonPreview.of(clusters.client(UPGRADE), addon(null));
    assertThat(preview.versions()).isEqualTo(new VersionMove("web 1.2.3", "web 1.2.3"));
    assertThat(preview.changes())
        .containsExactly(
            ObjectChange.change(
                "ConfigMap/shop/web", List.of(new FieldChange(".data.a", "1", "2"))),
            ObjectChange.remove("ConfigMap/shop/old"));
    assertThat(api.writes).isEmpty();
  }

  @Test
  void shouldShowWhatTheFirstRevisionBrings() throws IOException {
    api.answers.put(
        "/version", "{\"major\": \"1\", \"minor\": \"35\", \"gitVersion\": \"v1.35.4\"}");
    api.answers.put(SECRETS, "{\"apiVersion\": \"v1\", \"kind\": \"SecretList\", \"items\": []}");
    Path crds = Files.createDirectories(directory.resolve("chart/crds"));
    Files.writeString(
        crds.resolve("widgets.yaml"),
        "{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: widgets.example.com}, spec: {group: example.com, names: {kind: Widget}}}\n");
    Files.writeString(
        directory.resolve("chart/templates/widget.yaml"),
        "{apiVersion: example.com/v1, kind: Widget, metadata: {name: web}}\n");
    assertThat(AddonPreview.of(clusters.client(UPGRADE), addon(null)).changes())
        .containsExactly(
            ObjectChange.create("CustomResourceDefinition/widgets.example.com"),
            ObjectChange.create("ConfigMap/shop/web"),
            ObjectChange.unasked(
                "Widget/shop/web", "the server was not asked: the chart brings its definition"));
    assertThat(api.writes).isEmpty();
  }

  private void live(String name) throws IOException {
    api.objects.put(
        "/api/v1/namespaces/shop/configmaps/" + name,
        (ObjectNode)
            MAPPER.readTree(
                """
                {"apiVersion": "v1", "kind": "ConfigMap", "data": {"a": "1"},
                 "metadata": {"name": "%s", "namespace": "shop",
                  "labels": {"app.kubernetes.io/managed-by": "Helm"},
                  "annotations": {"meta.helm.sh/release-name": "shop", "meta.helm.sh/release-namespace": "shop"}}}"""
                    .formatted(name)));
  }

  @Test
  void shouldNotTouchWhatAnotherHelmIsDoing() throws IOException {
    release(5, "pending-upgrade", "Preparing upgrade", "{\"a\": 3}", "");
    assertThat(
            Failures.holdOf(() -> activities().apply(new AddonRequest(UPGRADE, addon(null))))
                .message())
        .isEqualTo(
            "Addon shop: revision 5 of release shop is pending-upgrade since 2026-11-24T21:00:00Z, by somebody else. Wait for that helm, then 'pawl retry'; where it was killed, 'helm rollback shop -n shop' first.");
    assertThat(api.writes).isEmpty();
  }

  @Test
  void shouldNameAChartThatIsNone() throws IOException {
    Files.delete(directory.resolve("chart/Chart.yaml"));
    assertThat(
            Failures.holdOf(() -> activities().apply(new AddonRequest(UPGRADE, addon(null))))
                .message())
        .isEqualTo(
            "Addon shop: " + directory.resolve("chart") + " is no chart: it has no Chart.yaml.");
  }

  private void release(
      int revision, String status, String description, String config, String manifest)
      throws IOException {
    String body =
        """
        {"name": "shop", "version": %d, "config": %s, "manifest": "%s",
         "info": {"status": "%s", "description": "%s", "last_deployed": "2026-11-24T21:00:00Z"},
         "chart": {"metadata": {"name": "web", "version": "1.2.3"}}}"""
            .formatted(revision, config, manifest, status, description);
    byte[] stored = new HelmRelease(MAPPER.readTree(body)).encode();
    String data = Base64.getEncoder().encodeToString(stored);
    api.answers.put(
        SECRETS,
        """
        {"apiVersion": "v1", "kind": "SecretList", "items": [
          {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "sh.helm.release.v1.shop.v%d"},
           "data": {"release": "%s"}}]}"""
            .formatted(revision, data));
  }

  private AddonActivitiesImpl activities() {
    return new AddonActivitiesImpl(clusters, step -> pulse, Clock.systemUTC());
  }

  private AddonSpec addon(String sha256) {
    return TestAddon.of("shop", AddonDriver.HELM)
        .source(directory.resolve("chart"), sha256)
        .helm(
            new HelmSpec(
                "shop",
                "shop",
                null,
                null,
                List.of(directory.resolve("values.yaml").toString()),
                false,
                false))
        .spec();
  }
}
