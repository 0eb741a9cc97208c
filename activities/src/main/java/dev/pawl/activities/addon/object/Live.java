package dev.pawl.activities.addon.object;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/** An object as the server has it, whatever its kind. */
public final class Live {

  private Live() {}

  /** Null where it is not there. */
  public static GenericKubernetesResource get(
      KubernetesClient client, ResourceDefinitionContext kind, String namespace, String name) {
    return resource(client, kind, namespace, name).get();
  }

  /** With its content, to be written where it belongs. */
  public static Resource<GenericKubernetesResource> written(
      KubernetesClient client, ResourceDefinitionContext kind, AddonObject object) {
    return object.namespace() == null
        ? client.genericKubernetesResources(kind).resource(object.object())
        : client
            .genericKubernetesResources(kind)
            .inNamespace(object.namespace())
            .resource(object.object());
  }

  /**
   * A handle on it, there or not.
   *
   * @param namespace not looked at for a kind of cluster scope
   */
  public static Resource<GenericKubernetesResource> resource(
      KubernetesClient client, ResourceDefinitionContext kind, String namespace, String name) {
    return kind.isNamespaceScoped()
        ? client.genericKubernetesResources(kind).inNamespace(namespace).withName(name)
        : client.genericKubernetesResources(kind).withName(name);
  }

  /** Whether it has been deleted, and waits for its finalizers. */
  public static boolean isEnding(GenericKubernetesResource object) {
    return object.getMetadata().getDeletionTimestamp() != null;
  }
}
