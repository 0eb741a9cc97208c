package dev.pawl.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.api.model.policy.v1.EvictionBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Map;

/** What all parts of the contract need. */
interface Contract {

  /** The cluster under test, retries switched off. */
  KubernetesClient client();

  /** The namespace and nodes of the running test. */
  ContractScene scene();

  default List<Pod> pods(String selector) {
    PodList list =
        client()
            .pods()
            .inNamespace(scene().namespace())
            .list(new ListOptionsBuilder().withLabelSelector(selector).build());
    return list.getItems();
  }

  default ConfigMap configMap(String name, Map<String, String> data) {
    return client()
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(scene().namespace())
                .addToLabels("contract", "yes")
                .endMetadata()
                .withData(data)
                .build())
        .create();
  }

  default void evict(Pod pod, String uid) {
    client()
        .raw(
            ContractScene.evictionUri(pod),
            "POST",
            new EvictionBuilder()
                .withNewMetadata()
                .withName(pod.getMetadata().getName())
                .withNamespace(pod.getMetadata().getNamespace())
                .endMetadata()
                .withDeleteOptions(
                    new DeleteOptionsBuilder()
                        .withNewPreconditions()
                        .withUid(uid)
                        .endPreconditions()
                        .build())
                .build());
  }

  default KubernetesClientException refusal(Runnable action) {
    KubernetesClientException e =
        catchThrowableOfType(KubernetesClientException.class, action::run);
    assertThat(e).as("refusal").isNotNull();
    return e;
  }
}
