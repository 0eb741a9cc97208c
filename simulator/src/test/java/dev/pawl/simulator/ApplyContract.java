package dev.pawl.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Server-side apply. */
interface ApplyContract extends Contract {

  @Test
  default void shouldApplyServerSide() {
    ConfigMap made = apply("one", "a", Map.of("x", "1", "y", "1"), false);
    assertThat(made.getMetadata().getManagedFields())
        .anyMatch(f -> f.getManager().equals("a") && f.getOperation().equals("Apply"));

    apply("one", "b", Map.of("z", "1"), false);
    ConfigMap after = apply("one", "a", Map.of("x", "2"), false);
    assertThat(after.getData()).isEqualTo(Map.of("x", "2", "z", "1"));
  }

  @Test
  default void shouldRefuseToApplyWhatAnotherOwns() {
    apply("one", "a", Map.of("x", "1"), false);
    KubernetesClientException e = refusal(() -> apply("one", "b", Map.of("x", "2"), false));
    assertThat(e.getCode()).isEqualTo(409);
    assertThat(e.getStatus().getDetails().getCauses())
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.getReason()).isEqualTo("FieldManagerConflict");
              assertThat(c.getField()).isEqualTo(".data.x");
              assertThat(c.getMessage()).isEqualTo("conflict with \"a\"");
            });
    assertThat(apply("one", "b", Map.of("x", "2"), true).getData()).containsEntry("x", "2");
    // What b took, a no longer owns: leaving it out does not remove it.
    assertThat(apply("one", "a", Map.of("w", "1"), false).getData())
        .isEqualTo(Map.of("x", "2", "w", "1"));
  }

  @Test
  default void shouldConflictWithUpdates() {
    apply("one", "a", Map.of("x", "1"), false);
    client()
        .configMaps()
        .inNamespace(scene().namespace())
        .withName("one")
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"data\":{\"x\":\"2\"}}");
    KubernetesClientException e = refusal(() -> apply("one", "a", Map.of("x", "3"), false));
    assertThat(e.getCode()).isEqualTo(409);
    assertThat(e.getStatus().getDetails().getCauses().get(0).getMessage()).endsWith(" using v1");
  }

  @Test
  default void shouldApplyTheSameWithoutChange() {
    ConfigMap first = apply("one", "a", Map.of("x", "1"), false);
    ConfigMap again = apply("one", "a", Map.of("x", "1"), false);
    assertThat(again.getMetadata().getResourceVersion())
        .isEqualTo(first.getMetadata().getResourceVersion());
  }

  @Test
  default void shouldApplyListItemsByKey() {
    String container =
        "{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"metadata\":{\"name\":\"d\"},"
            + "\"spec\":{\"replicas\":0,\"selector\":{\"matchLabels\":{\"app\":\"d\"}},\"template\":{"
            + "\"metadata\":{\"labels\":{\"app\":\"d\"}},\"spec\":{\"containers\":[%s]}}}}";
    String main = "{\"name\":\"main\",\"image\":\"registry.invalid/m\"}";
    String side = "{\"name\":\"side\",\"image\":\"registry.invalid/s\"}";
    applyDeployment(container.formatted(main + "," + side));
    Deployment after = applyDeployment(container.formatted(main));
    assertThat(after.getSpec().getTemplate().getSpec().getContainers())
        .extracting(c -> c.getName())
        .containsExactly("main");
  }

  private Deployment applyDeployment(String json) {
    return (Deployment)
        client()
            .resource(json)
            .inNamespace(scene().namespace())
            .fieldManager("a")
            .serverSideApply();
  }

  private ConfigMap apply(String name, String manager, Map<String, String> data, boolean force) {
    var resource =
        client()
            .resource(
                new ConfigMapBuilder()
                    .withNewMetadata()
                    .withName(name)
                    .withNamespace(scene().namespace())
                    .endMetadata()
                    .withData(data)
                    .build())
            .fieldManager(manager);
    return (force ? resource.forceConflicts() : resource).serverSideApply();
  }
}
