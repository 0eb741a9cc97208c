package dev.pawl.activities.addon.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.activities.addon.FakeApi;
import dev.pawl.activities.addon.object.AddonObject;
import dev.pawl.activities.kube.Clusters;
import dev.pawl.activities.step.FakePulse;
import dev.pawl.workflows.activity.UpgradeRef;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Helm would leave of a revision that failed. */
@Timeout(60)
class HelmLeftoversTest {

  private static final String WIDGETS = "/apis/example.com/v1/namespaces/shop/widgets/";
  private static final String CONFIGS = "/api/v1/namespaces/shop/configmaps/";
  private static final String OURS =
      """
      labels: {app.kubernetes.io/managed-by: Helm},
      annotations: {meta.helm.sh/release-name: shop, meta.helm.sh/release-namespace: shop%s}""";

  @TempDir Path directory;
  private FakeApi api;
  private Clusters clusters;
  private KubernetesClient client;

  @BeforeEach
  void start() throws IOException {
    api = new FakeApi();
    api.answers.put("/api/v1", FakeApi.kinds("v1", "ConfigMap:configmaps:true"));
    api.answers.put("/apis/example.com/v1", FakeApi.kinds("example.com/v1", "Widget:widgets:true"));
    clusters = new Clusters(api.kubeconfig(directory.resolve("kubeconfig")));
    client = clusters.client(new UpgradeRef("u1", "prod-eu", null, "uid"));
  }

  @AfterEach
  void stop() {
    clusters.close();
    api.close();
  }

  @Test
  void shouldPutBackWhatTheRevisionSaidOfACustomResourceAndNothingElse() {
    live(WIDGETS + "web", widget("{size: 2, colour: red, mode: by hand}", ""));

    takeBack(widget("{size: 2, colour: red}", null), widget("{size: 1}", null));

    assertThat(api.objects.get(WIDGETS + "web").path("spec").toString())
        .isEqualTo("{\"size\":1,\"mode\":\"by hand\"}");
  }

  @Test
  void shouldWriteNothingWhereTheRevisionsSayTheSame() {
    live(WIDGETS + "web", widget("{size: 7}", ""));

    takeBack(widget("{size: 1}", null), widget("{size: 1}", null));

    assertThat(api.writes).isEmpty();
    assertThat(api.merges).isEmpty();
  }

  @Test
  void shouldRemoveWhatOnlyTheFailedRevisionHas() {
    live(CONFIGS + "ours", config("ours", ""));
    live(CONFIGS + "kept", config("kept", ", helm.sh/resource-policy: keep"));
    live(CONFIGS + "theirs", config("theirs", null));

    takeBack(
        String.join(
            "\n---\n",
            config("ours", null),
            config("kept", null),
            config("theirs", null),
            config("never-made", null)),
        "");

    assertThat(api.objects).containsOnlyKeys(CONFIGS + "kept", CONFIGS + "theirs");
  }

  private void takeBack(String failed, String recorded) {
    new HelmLeftovers(client, ShopRelease.ADDON, new FakePulse())
        .takeBack(objects(failed), objects(recorded));
  }

  private static String widget(String spec, String marks) {
    return "{apiVersion: example.com/v1, kind: Widget, metadata: {name: web%s}, spec: %s}"
        .formatted(marked(marks), spec);
  }

  private static String config(String name, String marks) {
    return "{apiVersion: v1, kind: ConfigMap, metadata: {name: %s%s}}"
        .formatted(name, marked(marks));
  }

  /**
   * @param more annotations; null for an object without the marks of the release
   */
  private static String marked(String more) {
    return more == null ? "" : ", " + OURS.formatted(more).replace('\n', ' ');
  }

  private List<AddonObject> objects(String yaml) {
    return ShopRelease.objects(client, yaml);
  }

  private void live(String path, String yaml) {
    ObjectNode object = ShopRelease.live(yaml);
    object.withObject("/metadata").put("uid", "uid of " + path);
    api.objects.put(path, object);
  }
}
