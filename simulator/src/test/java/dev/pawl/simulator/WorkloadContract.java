package dev.pawl.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What controllers, scheduler and kubelets do. */
interface WorkloadContract extends Contract {

  @Test
  default void shouldBootNodesAndTaintThemByState() {
    String node = scene().node(client(), "boot");
    client()
        .nodes()
        .withName(node)
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"unschedulable\":true}}");
    client()
        .nodes()
        .withName(node)
        .waitUntilCondition(
            n ->
                n.getSpec().getTaints().stream()
                    .anyMatch(t -> t.getKey().equals("node.kubernetes.io/unschedulable")),
            30,
            TimeUnit.SECONDS);
    client()
        .nodes()
        .withName(node)
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"unschedulable\":null}}");
    Node open =
        client()
            .nodes()
            .withName(node)
            .waitUntilCondition(n -> n.getSpec().getTaints().isEmpty(), 30, TimeUnit.SECONDS);
    assertThat(open.getSpec().getUnschedulable()).isNull();
  }

  @Test
  default void shouldRefillWhileOldPodGoes() {
    ContractScene scene = scene();
    String node = scene.node(client(), "refill");
    scene.deployment(client(), "web", 2, node);
    scene.await(client(), "web", 2);
    Pod pod = pods("app=web").get(0);
    evict(pod, pod.getMetadata().getUid());
    client()
        .pods()
        .inNamespace(scene.namespace())
        .withName(pod.getMetadata().getName())
        .waitUntilCondition(p -> p == null, 60, TimeUnit.SECONDS);
    scene.await(client(), "web", 2);
    assertThat(pods("app=web"))
        .extracting(p -> p.getMetadata().getUid())
        .doesNotContain(pod.getMetadata().getUid());
  }

  @Test
  default void shouldCollectPodsOfDeletedDeployment() {
    ContractScene scene = scene();
    String node = scene.node(client(), "gc");
    scene.deployment(client(), "web", 2, node);
    scene.await(client(), "web", 2);
    client()
        .apps()
        .deployments()
        .inNamespace(scene.namespace())
        .withName("web")
        .withPropagationPolicy(DeletionPropagation.BACKGROUND)
        .delete();
    client()
        .pods()
        .inNamespace(scene.namespace())
        .withLabel("app", "web")
        .informOnCondition(List::isEmpty)
        .orTimeout(60, TimeUnit.SECONDS)
        .join();
    assertThat(client().apps().replicaSets().inNamespace(scene.namespace()).list().getItems())
        .isEmpty();
  }

  @Test
  default void shouldNotChangeSpecOfPods() {
    ContractScene scene = scene();
    String node = scene.node(client(), "imm");
    scene.deployment(client(), "web", 1, node);
    scene.await(client(), "web", 1);
    String name = pods("app=web").get(0).getMetadata().getName();
    KubernetesClientException e =
        refusal(
            () ->
                client()
                    .pods()
                    .inNamespace(scene.namespace())
                    .withName(name)
                    .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"spec\":{\"hostNetwork\":true}}"));
    assertThat(e.getCode()).isEqualTo(422);
    assertThat(e.getMessage()).contains("pod updates may not change fields other than");
  }

  @Test
  default void shouldRunDaemonPodsOnCordonedNode() {
    ContractScene scene = scene();
    String node = scene.node(client(), "ds");
    client()
        .nodes()
        .withName(node)
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"unschedulable\":true}}");
    client()
        .resource(
            ("{\"apiVersion\":\"apps/v1\",\"kind\":\"DaemonSet\",\"metadata\":{\"name\":\"agent\"},"
                    + "\"spec\":{\"selector\":{\"matchLabels\":{\"app\":\"agent\"}},\"template\":{\"metadata\":"
                    + "{\"labels\":{\"app\":\"agent\"}},\"spec\":{\"nodeSelector\":{\"contract-node\":\"%s\"},"
                    + "\"containers\":[{\"name\":\"main\",\"image\":\"registry.invalid/m\"}]}}}}")
                .formatted(node))
        .inNamespace(scene.namespace())
        .create();
    var set =
        client()
            .apps()
            .daemonSets()
            .inNamespace(scene.namespace())
            .withName("agent")
            .waitUntilCondition(
                d ->
                    d.getStatus() != null
                        && Integer.valueOf(1).equals(d.getStatus().getNumberReady()),
                60,
                TimeUnit.SECONDS);
    assertThat(set.getStatus().getDesiredNumberScheduled()).isEqualTo(1);
    assertThat(set.getStatus().getUpdatedNumberScheduled()).isEqualTo(1);
    assertThat(pods("app=agent").get(0).getSpec().getTolerations())
        .extracting(t -> t.getKey())
        .contains("node.kubernetes.io/unschedulable");
  }
}
