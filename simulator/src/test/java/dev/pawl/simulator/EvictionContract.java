package dev.pawl.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.policy.v1.EvictionBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Evictions and deletions, as the drain relies on them. */
interface EvictionContract extends Contract {

  @Test
  default void shouldEvictWithinBudgetOnly() {
    ContractScene scene = scene();
    String node = scene.node(client(), "evict");
    scene.deployment(client(), "web", 3, node);
    scene.await(client(), "web", 3);
    scene.budget(client(), "web", 2);
    List<Pod> pods = pods("app=web");
    client()
        .nodes()
        .withName(node)
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"unschedulable\":true}}");

    evict(pods.get(0), pods.get(0).getMetadata().getUid());
    KubernetesClientException e =
        refusal(() -> evict(pods.get(1), pods.get(1).getMetadata().getUid()));

    assertThat(e.getCode()).isEqualTo(429);
    StatusCause cause = e.getStatus().getDetails().getCauses().get(0);
    assertThat(cause.getReason()).isEqualTo("DisruptionBudget");
    assertThat(cause.getMessage()).startsWith("The disruption budget web");
  }

  @Test
  default void shouldUseUpBudgetEvenWhenUidIsWrong() {
    ContractScene scene = scene();
    String node = scene.node(client(), "uid");
    scene.deployment(client(), "web", 3, node);
    scene.await(client(), "web", 3);
    scene.budget(client(), "web", 2);
    Pod pod = pods("app=web").get(0);

    KubernetesClientException e = refusal(() -> evict(pod, UUID.randomUUID().toString()));

    assertThat(e.getCode()).isEqualTo(409);
    PodDisruptionBudget budget =
        client()
            .policy()
            .v1()
            .podDisruptionBudget()
            .inNamespace(scene.namespace())
            .withName("web")
            .get();
    assertThat(budget.getStatus().getDisruptedPods()).containsKey(pod.getMetadata().getName());
    assertThat(budget.getStatus().getDisruptionsAllowed()).isZero();
  }

  @Test
  default void shouldRefuseEvictionUnderTwoBudgets() {
    ContractScene scene = scene();
    String node = scene.node(client(), "two");
    scene.deployment(client(), "web", 2, node);
    scene.await(client(), "web", 2);
    scene.budget(client(), "web", 1);
    scene.budget(client(), "web", 1, "web-too");
    Pod pod = pods("app=web").get(0);
    KubernetesClientException e = refusal(() -> evict(pod, pod.getMetadata().getUid()));
    assertThat(e.getCode()).isEqualTo(500);
    assertThat(e.getMessage()).contains("more than one PodDisruptionBudget");
  }

  @Test
  default void shouldNotDeleteAnotherPodOfTheSameName() {
    ContractScene scene = scene();
    String node = scene.node(client(), "pre");
    scene.deployment(client(), "web", 1, node);
    scene.await(client(), "web", 1);
    Pod pod = pods("app=web").get(0);
    String uri =
        "/api/v1/namespaces/%s/pods/%s".formatted(scene.namespace(), pod.getMetadata().getName());
    String options =
        "{\"kind\":\"DeleteOptions\",\"apiVersion\":\"v1\",\"preconditions\":{\"uid\":\"%s\"}}"
            .formatted(UUID.randomUUID());
    KubernetesClientException e = refusal(() -> client().raw(uri, "DELETE", options));
    assertThat(e.getCode()).isEqualTo(409);
    assertThat(pods("app=web")).hasSize(1);
  }

  @Test
  default void shouldTakeDryRunEvictionWithoutUsingBudget() {
    ContractScene scene = scene();
    String node = scene.node(client(), "dry");
    scene.deployment(client(), "web", 3, node);
    scene.await(client(), "web", 3);
    scene.budget(client(), "web", 2);
    Pod pod = pods("app=web").get(0);
    client()
        .raw(
            ContractScene.evictionUri(pod) + "?dryRun=All",
            "POST",
            new EvictionBuilder()
                .withNewMetadata()
                .withName(pod.getMetadata().getName())
                .withNamespace(pod.getMetadata().getNamespace())
                .endMetadata()
                .build());
    assertThat(
            client()
                .policy()
                .v1()
                .podDisruptionBudget()
                .inNamespace(scene.namespace())
                .withName("web")
                .get()
                .getStatus()
                .getDisruptionsAllowed())
        .isEqualTo(1);
    assertThat(client().resource(pod).get().getMetadata().getDeletionTimestamp()).isNull();
  }

  @Test
  default void shouldEvictPendingPodWhateverBudgetSays() {
    ContractScene scene = scene();
    String node = scene.node(client(), "pend");
    scene.deployment(client(), "web", 2, node);
    scene.await(client(), "web", 2);
    scene.budget(client(), "web", 1);
    client()
        .nodes()
        .withName(node)
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"unschedulable\":true}}");
    client()
        .nodes()
        .withName(node)
        .waitUntilCondition(n -> !n.getSpec().getTaints().isEmpty(), 30, TimeUnit.SECONDS);
    Pod pod = pods("app=web").get(0);
    evict(pod, pod.getMetadata().getUid());
    List<Pod> now =
        client()
            .pods()
            .inNamespace(scene.namespace())
            .withLabel("app", "web")
            .informOnCondition(l -> l.stream().anyMatch(EvictionContract::isUnschedulable))
            .orTimeout(30, TimeUnit.SECONDS)
            .join();
    Pod pending = now.stream().filter(EvictionContract::isUnschedulable).findFirst().orElseThrow();
    evict(pending, pending.getMetadata().getUid());
    assertThat(client().resource(pending).get()).isNull();
  }

  @Test
  default void shouldWordEvictionRefusals() {
    ContractScene scene = scene();
    String node = scene.node(client(), "words");
    scene.deployment(client(), "web", 1, node);
    scene.await(client(), "web", 1);
    Pod pod = pods("app=web").get(0);
    String name = pod.getMetadata().getName();
    String uid = UUID.randomUUID().toString();
    KubernetesClientException e = refusal(() -> evict(pod, uid));
    assertThat(e.getStatus().getMessage())
        .isEqualTo(
            "Operation cannot be fulfilled on Pod \"%s\": the UID in the precondition (%s) does not match the UID in record (%s). The object might have been deleted and then recreated"
                .formatted(name, uid, pod.getMetadata().getUid()));
    assertThat(e.getStatus().getReason()).isEqualTo("Conflict");
    pod.getMetadata().setName("absent");
    assertThat(refusal(() -> evict(pod, uid)).getStatus().getMessage())
        .isEqualTo("pods \"absent\" not found");
  }

  private static boolean isUnschedulable(Pod pod) {
    return pod.getStatus().getPhase().equals("Pending")
        && pod.getStatus().getConditions().stream()
            .anyMatch(c -> "Unschedulable".equals(c.getReason()));
  }
}
