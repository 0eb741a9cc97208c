package dev.pawl.activities.addon.object;

import dev.pawl.activities.kube.ObjectName;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Objects;
import java.util.Set;

/**
 * An object that Pawl has applied for an addon, or is about to.
 *
 * @param apiVersion as it was applied; the object is the same in every version of its group
 * @param namespace null for a kind of cluster scope
 * @param made whether its UID alone says that it is Pawl's: Pawl has made it and owned no field of
 *     it then, as of a ServiceAccount that has nothing but its name. Without a UID: whether it was
 *     not there when Pawl was about to apply it
 * @param uid null where it was not known yet: what Pawl's field manager has applied is it
 */
public record AppliedObject(
    String apiVersion, String kind, String namespace, String name, String uid, boolean made) {

  /** What a removal would take more of than a way back could bring again. */
  private static final Set<String> HOLDS_MORE =
      Set.of(
          "/Namespace",
          "apiextensions.k8s.io/CustomResourceDefinition",
          "/PersistentVolumeClaim",
          "/PersistentVolume");

  /** One that is about to be applied, of which the cluster has said nothing yet. */
  public static AppliedObject of(AddonObject object) {
    return new AppliedObject(
        object.object().getApiVersion(),
        object.kind(),
        object.namespace(),
        object.name(),
        null,
        false);
  }

  /** The same, known to be that one. */
  public AppliedObject known(String as) {
    return new AppliedObject(apiVersion, kind, namespace, name, as, made);
  }

  /** The same, known to be made by Pawl or not. */
  public AppliedObject made(boolean byPawl) {
    return new AppliedObject(apiVersion, kind, namespace, name, uid, byPawl);
  }

  /** The same, in the namespace where an object of its scope is. */
  public AppliedObject settled(boolean namespaced) {
    String where = namespaced ? Objects.requireNonNullElse(namespace, "default") : null;
    return new AppliedObject(apiVersion, kind, where, name, uid, made);
  }

  /** What it is on the cluster, whatever the version of its API. */
  public String key() {
    return String.join(" ", group(), kind, String.valueOf(namespace), name);
  }

  String group() {
    return Kinds.group(apiVersion);
  }

  /** Whether it goes only when a person removes it. */
  public boolean holdsMore() {
    return HOLDS_MORE.contains(group() + "/" + kind);
  }

  /** For {@code Hold.objects} and plans. */
  public String ref() {
    return new ObjectName(kind, namespace, name).ref();
  }

  /** An object that names it and nothing else. */
  GenericKubernetesResource bare() {
    return bare(apiVersion);
  }

  /** The same, in that version of its API. */
  GenericKubernetesResource bare(String version) {
    GenericKubernetesResource bare = new GenericKubernetesResource();
    bare.setApiVersion(version);
    bare.setKind(kind);
    bare.setMetadata(new ObjectMetaBuilder().withName(name).withNamespace(namespace).build());
    return bare;
  }
}
