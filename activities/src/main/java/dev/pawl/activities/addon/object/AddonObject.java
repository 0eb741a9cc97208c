package dev.pawl.activities.addon.object;

import dev.pawl.activities.addon.source.ManifestReader.Manifest;
import dev.pawl.activities.kube.ObjectName;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Objects;
import java.util.Set;

/**
 * An object of an addon, with its namespace settled.
 *
 * @param namespace null for a kind of cluster scope
 */
public record AddonObject(GenericKubernetesResource object, String namespace, String file) {

  private static final Set<String> FIRST = Set.of("Namespace", "CustomResourceDefinition");
  private static final Set<String> ROLLED_OUT =
      Set.of("apps/Deployment", "apps/StatefulSet", "apps/DaemonSet", "batch/Job");

  private static final Set<String> RECREATED = Set.of("apps/Deployment", "apps/DaemonSet");

  /**
   * A manifest's object, put where it goes.
   *
   * @param kind null where the cluster does not serve it
   */
  public static AddonObject settle(Manifest manifest, ResourceDefinitionContext kind) {
    GenericKubernetesResource object = manifest.object();
    String namespace = object.getMetadata().getNamespace();
    if (kind != null) {
      namespace =
          kind.isNamespaceScoped() ? Objects.requireNonNullElse(namespace, "default") : null;
    }
    if (kind != null || namespace != null) {
      object.getMetadata().setNamespace(namespace);
    }
    return new AddonObject(object, namespace, manifest.file());
  }

  public String kind() {
    return object.getKind();
  }

  public String name() {
    return object.getMetadata().getName();
  }

  /** Kind, namespace and name, to be spoken of. */
  public ObjectName called() {
    return new ObjectName(kind(), namespace, name());
  }

  /** {@code Deployment kube-system/coredns}. */
  public String spoken() {
    return called().spoken();
  }

  /** For {@code Hold.objects}. */
  public String ref() {
    return called().ref();
  }

  /**
   * Whether it has pods that roll out, or a Job's that complete: there is something to wait for.
   */
  public boolean isWorkload() {
    return ROLLED_OUT.contains(groupOf(object) + "/" + kind());
  }

  /** What driver recreate deletes and makes anew. */
  public static boolean isRecreated(GenericKubernetesResource object) {
    return RECREATED.contains(groupOf(object) + "/" + object.getKind());
  }

  /** Whether it runs one pod on each node. */
  public static boolean isDaemonSet(GenericKubernetesResource object) {
    return "apps/DaemonSet".equals(groupOf(object) + "/" + object.getKind());
  }

  private static String groupOf(GenericKubernetesResource object) {
    return object.getApiVersion().replaceFirst("/.*", "");
  }

  /** Whether it brings a kind of its own. */
  public boolean isDefinition() {
    return Objects.equals(kind(), "CustomResourceDefinition");
  }

  /** Whether others of the addon may need it to exist. */
  public static boolean goesFirst(GenericKubernetesResource object) {
    return FIRST.contains(object.getKind());
  }
}
