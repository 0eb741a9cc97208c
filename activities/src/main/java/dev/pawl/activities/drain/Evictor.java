package dev.pawl.activities.drain;

import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.Eviction;
import io.fabric8.kubernetes.api.model.policy.v1.EvictionBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;

/**
 * The one place that talks to the Eviction API.
 *
 * <p>A pod that a budget covers is read first and its UID compared, because an eviction whose UID
 * precondition fails answers 409 and still uses up the budget; the precondition is the last guard.
 * Where there is no budget it is the only one, and saves a request for each pod. The request is a
 * plain POST, because the client's own call drops the reason of a refusal.
 */
public final class Evictor {

  private final KubernetesClient client;

  public Evictor(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Asks once for a pod that a budget covers.
   *
   * @throws KubernetesClientException only where the credentials are not taken (401)
   */
  EvictionAnswer evict(Pod seen) {
    try {
      return there(seen) ? ask(seen) : new EvictionAnswer.Gone();
    } catch (KubernetesClientException e) {
      return EvictionErrors.read(e);
    }
  }

  /**
   * Asks once for a pod that no budget covers.
   *
   * @throws KubernetesClientException only where the credentials are not taken (401)
   */
  EvictionAnswer evictFree(Pod seen) {
    try {
      return ask(seen);
    } catch (KubernetesClientException e) {
      return EvictionErrors.read(e);
    }
  }

  /** Asks once for each of these, which run nowhere yet; one that is refused stays. */
  public void evictWaiting(List<Pod> waiting) {
    waiting.forEach(this::evictFree);
  }

  private boolean there(Pod seen) {
    Pod now =
        client
            .pods()
            .inNamespace(seen.getMetadata().getNamespace())
            .withName(seen.getMetadata().getName())
            .get();
    return now != null
        && now.getMetadata().getUid().equals(seen.getMetadata().getUid())
        && now.getMetadata().getDeletionTimestamp() == null;
  }

  private EvictionAnswer ask(Pod pod) {
    String namespace = pod.getMetadata().getNamespace();
    String name = pod.getMetadata().getName();
    String uid = pod.getMetadata().getUid();
    String answer = client.raw(path(namespace, name), "POST", eviction(namespace, name, uid));
    // The client gives null for a 404 that it does not throw.
    return answer == null ? new EvictionAnswer.Gone() : new EvictionAnswer.Accepted();
  }

  private static String path(String namespace, String name) {
    return "/api/v1/namespaces/" + namespace + "/pods/" + name + "/eviction";
  }

  private static Eviction eviction(String namespace, String name, String uid) {
    return new EvictionBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName(name)
        .endMetadata()
        .withDeleteOptions(
            new DeleteOptionsBuilder()
                .withNewPreconditions()
                .withUid(uid)
                .endPreconditions()
                .build())
        .build();
  }
}
