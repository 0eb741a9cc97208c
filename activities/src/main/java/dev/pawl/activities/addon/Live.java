package dev.pawl.activities.addon;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/** An object as the server has it, whatever its kind. */
final class Live {

  private Live() {}

  /** Null where it is not there. */
  static GenericKubernetesResource get(
      KubernetesClient client, ResourceDefinitionContext kind, String namespace, String name) {
    return resource(client, kind, namespace, name).get();
  }

  /** With its content, to be written where it belongs. */
  static Resource<GenericKubernetesResource> written(
      KubernetesClient client, ResourceDefinitionContext kind, AddonObject object) {
    return object.namespace() == null
        ? client.genericKubernetesResources(kind).resource(object.object())
        : client
            .genericKubernetesResources(kind)
            .inNamespace(object.namespace())
            .resource(object.object());
  }

  static Resource<GenericKubernetesResource> resource(
      KubernetesClient client, ResourceDefinitionContext kind, String namespace, String name) {
    return kind.isNamespaceScoped()
        ? client.genericKubernetesResources(kind).inNamespace(namespace).withName(name)
        : client.genericKubernetesResources(kind).withName(name);
  }
}
