package dev.pawl.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lists, locks, patches, finalizers. */
interface ObjectContract extends Contract {

  @Test
  default void shouldSelectPodsByNodeAndLabels() {
    ContractScene scene = scene();
    String node = scene.node(client(), "sel");
    scene.deployment(client(), "web", 3, node);
    scene.await(client(), "web", 3);

    assertThat(
            client()
                .pods()
                .inNamespace(scene.namespace())
                .withField("spec.nodeName", node)
                .list()
                .getItems())
        .hasSize(3);
    assertThat(client().pods().inAnyNamespace().withField("spec.nodeName", node).list().getItems())
        .hasSize(3);
    assertThat(pods("app in (web,other)")).hasSize(3);
    assertThat(pods("app notin (web)")).isEmpty();
    assertThat(pods("app!=web")).isEmpty();
    assertThat(pods("app")).hasSize(3);
    assertThat(pods("!app")).isEmpty();
    assertThat(pods("app==web,missing")).isEmpty();
  }

  @Test
  default void shouldPageThePodsOfANode() {
    ContractScene scene = scene();
    String node = scene.node(client(), "page");
    scene.deployment(client(), "web", 3, node);
    scene.await(client(), "web", 3);
    var pods = client().pods().inNamespace(scene.namespace()).withField("spec.nodeName", node);
    var first = pods.list(new ListOptionsBuilder().withLimit(2L).build());
    var second =
        pods.list(
            new ListOptionsBuilder()
                .withLimit(2L)
                .withContinue(first.getMetadata().getContinue())
                .build());

    assertThat(first.getItems()).hasSize(2);
    assertThat(second.getItems()).hasSize(1);
    assertThat(second.getMetadata().getResourceVersion())
        .isEqualTo(first.getMetadata().getResourceVersion());
  }

  @Test
  default void shouldRefuseUnknownFieldSelector() {
    KubernetesClientException e =
        refusal(
            () ->
                client()
                    .pods()
                    .inNamespace(scene().namespace())
                    .withField("spec.priority", "1")
                    .list());
    assertThat(e.getCode()).isEqualTo(400);
    assertThat(e.getMessage()).contains("field label not supported: spec.priority");
  }

  @Test
  default void shouldPageLists() {
    String namespace = scene().namespace();
    for (int i = 0; i < 5; i++) {
      configMap("cm-" + i, Map.of("k", "v"));
    }
    var first =
        client()
            .configMaps()
            .inNamespace(namespace)
            .withLabel("contract")
            .list(new ListOptionsBuilder().withLimit(2L).build());
    configMap("cm-9", Map.of("k", "v"));
    var second =
        client()
            .configMaps()
            .inNamespace(namespace)
            .withLabel("contract")
            .list(
                new ListOptionsBuilder()
                    .withLimit(9L)
                    .withContinue(first.getMetadata().getContinue())
                    .build());

    assertThat(first.getItems()).hasSize(2);
    assertThat(second.getItems()).hasSize(3);
    assertThat(second.getMetadata().getContinue()).isNullOrEmpty();
    assertThat(second.getMetadata().getResourceVersion())
        .isEqualTo(first.getMetadata().getResourceVersion());
  }

  @Test
  default void shouldRefuseSecondCreation() {
    configMap("twice", Map.of());
    KubernetesClientException e = refusal(() -> configMap("twice", Map.of()));
    assertThat(e.getCode()).isEqualTo(409);
    assertThat(e.getStatus().getReason()).isEqualTo("AlreadyExists");
  }

  @Test
  default void shouldSayNotFound() {
    KubernetesClientException e =
        refusal(
            () ->
                client()
                    .configMaps()
                    .inNamespace(scene().namespace())
                    .withName("none")
                    .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"data\":{\"a\":\"b\"}}"));
    assertThat(e.getCode()).isEqualTo(404);
    assertThat(e.getStatus().getMessage()).isEqualTo("configmaps \"none\" not found");
    assertThat(client().configMaps().inNamespace(scene().namespace()).withName("none").get())
        .isNull();
  }

  @Test
  default void shouldRefuseStaleUpdate() {
    ConfigMap first = configMap("lock", Map.of("n", "1"));
    var resource = client().configMaps().inNamespace(scene().namespace()).withName("lock");
    resource.patch(PatchContext.of(PatchType.JSON_MERGE), "{\"data\":{\"n\":\"2\"}}");

    first.setData(Map.of("n", "3"));
    KubernetesClientException put = refusal(() -> client().resource(first).update());
    String stale =
        "{\"metadata\":{\"resourceVersion\":\"%s\"},\"data\":{\"n\":\"4\"}}"
            .formatted(first.getMetadata().getResourceVersion());
    KubernetesClientException patch =
        refusal(() -> resource.patch(PatchContext.of(PatchType.JSON_MERGE), stale));

    assertThat(put.getCode()).isEqualTo(409);
    assertThat(patch.getCode()).isEqualTo(409);
    assertThat(patch.getStatus().getReason()).isEqualTo("Conflict");
    assertThat(resource.get().getData()).containsEntry("n", "2");
  }

  @Test
  default void shouldNotChangeVersionWhenNothingChanges() {
    ConfigMap made = configMap("same", Map.of("n", "1"));
    ConfigMap again =
        client()
            .configMaps()
            .inNamespace(scene().namespace())
            .withName("same")
            .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"data\":{\"n\":\"1\"}}");
    assertThat(again.getMetadata().getResourceVersion())
        .isEqualTo(made.getMetadata().getResourceVersion());
  }

  @Test
  default void shouldMergeStrategically() {
    ContractScene scene = scene();
    String node = scene.node(client(), "smp");
    scene.deployment(client(), "web", 0, node);
    String patch =
        "{\"spec\":{\"template\":{\"spec\":{\"containers\":"
            + "[{\"name\":\"main\",\"env\":[{\"name\":\"A\",\"value\":\"1\"}]},"
            + "{\"name\":\"side\",\"image\":\"registry.invalid/side\"}]}}}}";
    Deployment merged =
        client()
            .apps()
            .deployments()
            .inNamespace(scene.namespace())
            .withName("web")
            .patch(PatchContext.of(PatchType.STRATEGIC_MERGE), patch);

    assertThat(merged.getSpec().getTemplate().getSpec().getContainers())
        .extracting(c -> c.getName())
        .containsExactlyInAnyOrder("main", "side");
    assertThat(merged.getSpec().getTemplate().getSpec().getContainers())
        .filteredOn(c -> c.getName().equals("main"))
        .allSatisfy(c -> assertThat(c.getImage()).isEqualTo("registry.invalid/main"));
    assertThat(merged.getMetadata().getGeneration()).isEqualTo(2);
  }

  @Test
  default void shouldReplaceTaintsInStrategicMerge() {
    String node = scene().node(client(), "taint");
    String patch = "{\"spec\":{\"taints\":[{\"key\":\"%s\",\"effect\":\"PreferNoSchedule\"}]}}";
    client()
        .nodes()
        .withName(node)
        .patch(PatchContext.of(PatchType.STRATEGIC_MERGE), patch.formatted("a"));
    Node after =
        client()
            .nodes()
            .withName(node)
            .patch(PatchContext.of(PatchType.STRATEGIC_MERGE), patch.formatted("b"));
    assertThat(after.getSpec().getTaints()).extracting(t -> t.getKey()).containsExactly("b");
  }

  @Test
  default void shouldEditByJsonPatch() {
    configMap("json", Map.of("a", "1", "b", "2"));
    var resource = client().configMaps().inNamespace(scene().namespace()).withName("json");
    ConfigMap after =
        resource.patch(
            PatchContext.of(PatchType.JSON),
            "[{\"op\":\"remove\",\"path\":\"/data/a\"},{\"op\":\"add\",\"path\":\"/metadata/labels/c~1d\",\"value\":\"3\"}]");
    assertThat(after.getData()).isEqualTo(Map.of("b", "2"));
    assertThat(after.getMetadata().getLabels()).containsEntry("c/d", "3");
    KubernetesClientException e =
        refusal(
            () ->
                resource.patch(
                    PatchContext.of(PatchType.JSON),
                    "[{\"op\":\"test\",\"path\":\"/data/b\",\"value\":\"9\"}]"));
    assertThat(e.getCode()).isEqualTo(422);
  }

  @Test
  default void shouldKeepStatusApart() {
    String node = scene().node(client(), "status");
    Node after =
        client()
            .nodes()
            .withName(node)
            .patch(
                PatchContext.of(PatchType.JSON_MERGE),
                "{\"metadata\":{\"labels\":{\"x\":\"y\"}},\"status\":{\"nodeInfo\":{\"kubeletVersion\":\"v9.9.9\"}}}");
    assertThat(after.getStatus().getNodeInfo().getKubeletVersion()).isEqualTo("v1.35.4");
    assertThat(after.getMetadata().getLabels()).containsEntry("x", "y");
  }

  @Test
  default void shouldHoldObjectsByFinalizers() {
    configMap("held", Map.of());
    var resource = client().configMaps().inNamespace(scene().namespace()).withName("held");
    resource.patch(
        PatchContext.of(PatchType.JSON_MERGE),
        "{\"metadata\":{\"finalizers\":[\"pawl.dev/test\"]}}");
    resource.delete();
    assertThat(resource.get().getMetadata().getDeletionTimestamp()).isNotNull();
    resource.patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"finalizers\":null}}");
    assertThat(resource.get()).isNull();
  }
}
