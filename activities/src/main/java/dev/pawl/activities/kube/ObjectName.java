package dev.pawl.activities.kube;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;

/**
 * What an object is called.
 *
 * @param namespace null for a kind of cluster scope
 */
public record ObjectName(String kind, String namespace, String name) {

  /** Of an object, in the namespace that is written in it. */
  public static ObjectName of(GenericKubernetesResource object) {
    return new ObjectName(
        object.getKind(), object.getMetadata().getNamespace(), object.getMetadata().getName());
  }

  /** For {@code Hold.objects}, findings and plans: {@code Deployment/kube-system/coredns}. */
  public String ref() {
    return kind + "/" + place();
  }

  /** In a sentence: {@code Deployment kube-system/coredns}. */
  public String spoken() {
    return kind + " " + place();
  }

  private String place() {
    return namespace == null ? name : namespace + "/" + name;
  }
}
