package dev.pawl.activities.addon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.activities.kube.Clusters;
import dev.pawl.planner.spec.AddonDriver;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.undo.Reversal;
import dev.pawl.planner.undo.UndoKind;
import dev.pawl.workflows.activity.UpgradeRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddonPreviewTest {

  private static final String WIDGETS =
      "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/widgets.example.com";

  private static final String DEFINITION =
      """
      {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
       "metadata": {"name": "widgets.example.com", "resourceVersion": "0"},
       "spec": {"versions": [{"name": "%s", "served": true, "storage": true}]}}""";

  @Test
  void shouldSayBeforehandThatObjectsAreStoredInAnotherWay(@TempDir Path folder) throws Exception {
    try (FakeApi api = new FakeApi();
        Clusters clusters = new Clusters(api.kubeconfig(folder.resolve("kubeconfig")))) {
      api.objects.put(
          WIDGETS, (ObjectNode) new ObjectMapper().readTree(DEFINITION.formatted("v1")));
      Path source = Files.createDirectory(folder.resolve("widgets"));
      Files.writeString(source.resolve("crd.yaml"), DEFINITION.formatted("v2"));

      AddonPreview preview =
          AddonPreview.of(
              clusters.client(new UpgradeRef("u1", "prod-eu", null, "uid")), of(source));

      assertThat(preview.reversal())
          .isEqualTo(
              new Reversal(
                  UndoKind.IRREVERSIBLE,
                  "widgets.example.com stores its objects as v2 from then on, which the definition"
                      + " before (v1) does not have"));
      assertThat(api.writes).isEmpty();
    }
  }

  private static AddonSpec of(Path source) throws IOException {
    return TestAddon.of("widgets", AddonDriver.MANIFESTS)
        .source(source)
        .readyTimeout(Duration.ofSeconds(20))
        .spec();
  }
}
