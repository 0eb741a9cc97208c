package dev.pawl.activities.addon;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Objects;
import java.util.Set;

/**
 * An object of an addon, with its namespace settled.
 *
 * @param namespace null for a kind of cluster scope
 */
record AddonObject(GenericKubernetesResource object, String namespace, String file) {

  private static final Set<String> FIRST = Set.of("Namespace", "CustomResourceDefinition");
  private static final Set<String> ROLLED_OUT =
      Set.of("apps/Deployment", "apps/StatefulSet", "apps/DaemonSet", "batch/Job");

  String kind() {
    return object.getKind();
  }

  String name() {
    return object.getMetadata().getName();
  }

  /** {@code Deployment kube-system/coredns}. */
  String spoken() {
    return kind() + " " + (namespace == null ? "" : namespace + "/") + name();
  }

  /** For {@code Hold.objects}. */
  String ref() {
    return kind() + "/" + (namespace == null ? "" : namespace + "/") + name();
  }

  boolean isWorkload() {
    String group = object.getApiVersion().replaceFirst("/.*", "");
    return ROLLED_OUT.contains(group + "/" + kind());
  }

  boolean isDefinition() {
    return Objects.equals(kind(), "CustomResourceDefinition");
  }

  /** Whether others of the addon may need it to exist. */
  static boolean goesFirst(GenericKubernetesResource object) {
    return FIRST.contains(object.getKind());
  }
}
