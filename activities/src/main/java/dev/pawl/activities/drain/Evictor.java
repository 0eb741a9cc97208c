package dev.pawl.activities.drain;

import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.Eviction;
import io.fabric8.kubernetes.api.model.policy.v1.EvictionBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/**
 * The one place that talks to the Eviction API.
 *
 * <p>The pod is read first and its UID compared, because an eviction whose UID precondition fails
 * answers 409 and still uses up the budget; the precondition is the last guard. The request is a
 * plain POST, because the client's own call drops the reason of a refusal.
 */
final class Evictor {

  private final KubernetesClient client;

  Evictor(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Asks once.
   *
   * @throws KubernetesClientException only where the credentials are not taken (401)
   */
  EvictionAnswer evict(Pod seen) {
    String namespace = seen.getMetadata().getNamespace();
    String name = seen.getMetadata().getName();
    String uid = seen.getMetadata().getUid();
    try {
      Pod now = client.pods().inNamespace(namespace).withName(name).get();
      if (now == null
          || !now.getMetadata().getUid().equals(uid)
          || now.getMetadata().getDeletionTimestamp() != null) {
        return new EvictionAnswer.Gone();
      }
      String answer = client.raw(path(namespace, name), "POST", eviction(namespace, name, uid));
      // The client gives null for a 404 that it does not throw.
      return answer == null ? new EvictionAnswer.Gone() : new EvictionAnswer.Accepted();
    } catch (KubernetesClientException e) {
      return EvictionErrors.read(e);
    }
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
