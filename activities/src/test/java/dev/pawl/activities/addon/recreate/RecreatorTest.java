package dev.pawl.activities.addon.recreate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.activities.addon.AddonPreview;
import dev.pawl.activities.addon.FakeApi;
import dev.pawl.activities.addon.TestAddon;
import dev.pawl.activities.addon.object.FieldChange;
import dev.pawl.activities.addon.object.ObjectChange.What;
import dev.pawl.activities.kube.Clusters;
import dev.pawl.planner.spec.AddonDriver;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.spec.OnConflict;
import dev.pawl.workflows.activity.UpgradeRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecreatorTest {

  private static final String WEB = "/apis/apps/v1/namespaces/default/deployments/web";

  private static final String THERE =
      """
      {"apiVersion": "apps/v1", "kind": "Deployment",
       "metadata": {"name": "web", "namespace": "default", "uid": "1", "resourceVersion": "0",
         "annotations": {"deployment.kubernetes.io/revision": "3", "owner": "shop"},
         "managedFields": [{"manager": "kube-controller-manager", "operation": "Update", "subresource": "status",
           "fieldsV1": {"f:metadata": {"f:annotations": {".": {}, "f:deployment.kubernetes.io/revision": {}}}}}]},
       "spec": {"replicas": 5, "selector": {"matchLabels": {"app": "a"}}}}""";

  private static final String WANTED =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: default}
      spec: {selector: {matchLabels: {app: b}}}
      """;

  private static final String IMMUTABLE =
      """
      {"kind": "Status", "code": 422, "message": "Deployment.apps web is invalid",
       "details": {"causes": [{"reason": "FieldValueInvalid", "field": "spec.selector",
         "message": "Invalid value: x: field is immutable"}]}}""";

  @TempDir Path folder;

  /** Replicas and annotation are others'; a selector never changes on the object that is there. */
  @Test
  void shouldShowWhatIsLostAndMakeAnewWhatCannotChange() throws Exception {
    try (FakeApi api = new FakeApi();
        Clusters clusters = new Clusters(api.kubeconfig(folder.resolve("kubeconfig")))) {
      api.objects.put(WEB, (ObjectNode) new ObjectMapper().readTree(THERE));
      api.never.put(WEB, Map.entry(422, IMMUTABLE));

      AddonPreview preview =
          AddonPreview.of(clusters.client(new UpgradeRef("u1", "prod-eu", null, "uid")), addon());

      assertThat(preview.problem()).isNull();
      assertThat(preview.changes())
          .singleElement()
          .satisfies(
              c -> {
                assertThat(c.what()).isEqualTo(What.RECREATE);
                assertThat(c.problem()).isNull();
                assertThat(c.fields())
                    .containsExactlyInAnyOrder(
                        new FieldChange(".metadata.annotations.owner", "shop", null),
                        new FieldChange(".spec.replicas", "5", null),
                        new FieldChange(".spec.selector.matchLabels.app", "a", "b"));
              });
      assertThat(api.writes).isEmpty();
    }
  }

  @Test
  void shouldNotDeleteWhatCouldNotBeMadeAnew() throws Exception {
    try (FakeApi api = new FakeApi();
        Clusters clusters = new Clusters(api.kubeconfig(folder.resolve("kubeconfig")))) {
      api.objects.put(WEB, (ObjectNode) new ObjectMapper().readTree(THERE));
      api.refusesAnew = "{\"kind\": \"Status\", \"code\": 422, \"message\": \"no such image\"}";

      AddonPreview preview =
          AddonPreview.of(clusters.client(new UpgradeRef("u1", "prod-eu", null, "uid")), addon());

      assertThat(preview.changes().get(0).problem())
          .startsWith("Addon web: the API server refuses Deployment default/web of ")
          .contains("no such image");
    }
  }

  private AddonSpec addon() throws IOException {
    Path source = Files.writeString(folder.resolve("web.yaml"), WANTED);
    return TestAddon.of("web", AddonDriver.RECREATE)
        .source(source)
        .conflicts(OnConflict.TAKE)
        .readyTimeout(Duration.ofSeconds(20))
        .spec();
  }
}
